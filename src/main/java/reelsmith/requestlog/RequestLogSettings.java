package reelsmith.requestlog;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the request log.
///
/// @param keep how long a line is kept
/// @param queue lines that may wait to be written; more are dropped and counted
/// @param turnedAway how many requests of one caller, and of strangers from one address, are kept
///   singly in a minute when they were turned away at the door; the others are counted
/// @param writeEvery how long a line waits at most for others to be written with it
/// @param patience how long writing many lines may take before they are dropped
@ConfigurationProperties("reelsmith.request-log")
record RequestLogSettings(
    @DefaultValue("30d") Duration keep,
    @DefaultValue("2000") int queue,
    @DefaultValue("20") int turnedAway,
    @DefaultValue("250ms") Duration writeEvery,
    @DefaultValue("5s") Duration patience) {}
