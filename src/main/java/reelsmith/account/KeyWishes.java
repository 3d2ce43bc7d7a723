package reelsmith.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reelsmith.operation.OneLine;
import reelsmith.operation.Scope;
import reelsmith.operation.Toolset;

/// What somebody says about a key they want. What they leave out is as their own credential has it,
/// but managing the account has to be asked for.
record KeyWishes(
    @JsonPropertyDescription("What you call it, to tell it from others.")
        @NotBlank
        @Size(max = 100)
        @Pattern(regexp = OneLine.PATTERN)
        String label,
    @JsonPropertyDescription(
            "agent: whatever must be approved needs a person's yes; integration: your product asks"
                + " its users itself. Default agent.")
        @JsonProperty("for")
        @Nullable KeyUse use,
    @JsonPropertyDescription(
            "What it may do: read (see), spend (create and change videos), admin (keys and people)."
                + " Default read and spend.")
        @Size(min = 1, max = 3)
        @Nullable List<Scope> scopes,
    @JsonPropertyDescription("The only groups of tools it may use. Default all.")
        @Size(min = 1, max = 10)
        @Nullable List<Toolset> toolsets,
    @JsonPropertyDescription("Refuses everything that changes something. Default false.")
        @Nullable Boolean readOnly,
    @JsonPropertyDescription(
            "How many credits it may set aside in one day (UTC). Default any number.")
        @Min(0)
        @Nullable Long dailyCredits,
    @JsonPropertyDescription("When it ends. Default never.") @Nullable Instant expiresAt) {

  KeyRights rights(KeyRights maker) {
    KeyUse purpose = use == null ? KeyUse.AGENT : use;
    return new KeyRights(
        scopes == null ? usualScopes(maker) : Set.copyOf(scopes),
        toolsets == null ? maker.toolsets() : Set.copyOf(toolsets),
        readOnly == null ? maker.readOnly() : readOnly,
        dailyCredits,
        purpose.policy(),
        expiresAt == null ? maker.expiresAt() : expiresAt);
  }

  private static Set<Scope> usualScopes(KeyRights maker) {
    Set<Scope> usual = EnumSet.of(Scope.READ, Scope.SPEND);
    usual.retainAll(maker.scopes());
    return usual;
  }
}
