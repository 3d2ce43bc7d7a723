package reelsmith.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long the HTTP doors wait for a client that has something to say.
///
/// @param request until the head of the next request has come; connections that stay silent for
///   longer are closed
/// @param body until the whole body of a request has come
/// @param part until the next part of a body has come
@ConfigurationProperties("reelsmith.patience")
public record PatienceSettings(
    @DefaultValue("75s") Duration request,
    @DefaultValue("2m") Duration body,
    @DefaultValue("30s") Duration part) {}
