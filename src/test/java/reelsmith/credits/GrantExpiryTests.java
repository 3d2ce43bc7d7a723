package reelsmith.credits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantExpiryTests {

  @ParameterizedTest
  @CsvSource({
    "2027-01-10T00:00:00Z, 2027-02-10T00:00:00Z, 2027-03-10T00:00:00Z",
    "2027-01-31T00:00:00Z, 2027-02-28T00:00:00Z, 2027-03-31T00:00:00Z",
    "2027-01-20T00:00:00Z, 2027-02-10T00:00:00Z, 2027-03-20T00:00:00Z",
    "2027-01-10T00:00:00Z, 2027-09-10T00:00:00Z, 2027-10-10T00:00:00Z"
  })
  void credits_of_a_month_last_two_months_from_the_later_of_payment_and_begin(
      Instant paid, Instant termEnd, Instant until) {
    assertThat(GrantExpiry.ofMonthlyTerm(paid, termEnd)).isEqualTo(until);
  }

  @Test
  void credits_of_a_year_last_two_months_longer_than_it() {
    assertThat(GrantExpiry.ofAnnual(Instant.parse("2027-12-31T12:00:00Z")))
        .isEqualTo(Instant.parse("2028-02-29T12:00:00Z"));
  }
}
