package reelsmith.provider.offline.voice;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reelsmith.provider.offline.voice.Rule.Surroundings;

/// Amounts of money: `$1,250.50`, `€5M`, `£2.3 billion`, `50¢`.
final class MoneyRules {

  private record Currency(String one, String many, String smallOne, String smallMany) {}

  private static final Map<String, Currency> CURRENCIES =
      Map.of(
          "$", new Currency("dollar", "dollars", "cent", "cents"),
          "€", new Currency("euro", "euros", "cent", "cents"),
          "£", new Currency("pound", "pounds", "penny", "pence"),
          "¥", new Currency("yen", "yen", "sen", "sen"),
          "₹", new Currency("rupee", "rupees", "paisa", "paise"),
          "¢", new Currency("cent", "cents", "cent", "cents"));
  private static final String SCALE = "hundred|thousand|million|billion|trillion";
  private static final Pattern SCALE_FOLLOWS =
      Pattern.compile("(?:" + SCALE + ")\\b.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern AMOUNT_BEFORE =
      Pattern.compile("\\W*?(?:US|CA|A|C)?([$€£¥₹])" + NumberRules.NUMBER);

  static final List<Rule> ALL =
      List.of(
          Rule.ofAnyCase(
              "(?:US|CA|A|C)?([$€£¥₹])("
                  + NumberRules.NUMBER
                  + ")(k|m|mn|b|bn|t|tn)?(?![A-Za-z\\d])",
              (found, around, reading) ->
                  amount(found.group(1), found.group(2), found.group(3), around, reading)),
          Rule.of(
              "(" + NumberRules.NUMBER + ")([$€£¥₹¢])",
              (found, around, reading) ->
                  amount(found.group(2), found.group(1), null, around, reading)),
          Rule.ofAnyCase("(" + SCALE + ")(?![A-Za-z])", MoneyRules::scale),
          Rule.of(
              "[$€£¥₹](?![\\w])",
              (found, around, reading) -> reading.say(currency(found.group()).many())));

  private MoneyRules() {}

  private static Currency currency(String sign) {
    var currency = CURRENCIES.get(sign);
    if (currency == null) {
      throw new IllegalArgumentException("no currency has the sign " + sign);
    }
    return currency;
  }

  private static void amount(
      String sign,
      String number,
      @Nullable String magnitude,
      Surroundings around,
      ReadingBuilder reading) {
    var currency = currency(sign);
    if (magnitude != null) {
      reading.say(NumberWords.number(number));
      reading.say(NumberWords.scale(magnitude), currency.many());
      return;
    }
    if (SCALE_FOLLOWS.matcher(around.after()).matches()) {
      reading.say(NumberWords.number(number));
      return;
    }
    var point = number.indexOf('.');
    if (point < 0 || number.length() - point != 3) {
      reading.say(NumberWords.number(number));
      reading.say(number.equals("1") ? currency.one() : currency.many());
      return;
    }
    var whole = number.substring(0, point);
    var small = Integer.parseInt(number.substring(point + 1));
    if (!whole.equals("0")) {
      reading.say(NumberWords.number(whole));
      reading.say(whole.equals("1") ? currency.one() : currency.many());
    }
    if (small > 0) {
      if (!whole.equals("0")) {
        reading.say("and");
      }
      reading.say(NumberWords.cardinal(small));
      reading.say(small == 1 ? currency.smallOne() : currency.smallMany());
    } else if (whole.equals("0")) {
      reading.say("zero", currency.many());
    }
  }

  /// "$1.2 million" is said "one point two million dollars", so the scale brings the currency.
  private static void scale(MatchResult found, Surroundings around, ReadingBuilder reading) {
    reading.say(found.group(1).toLowerCase(Locale.ROOT));
    var amount = AMOUNT_BEFORE.matcher(around.before());
    if (amount.matches()) {
      reading.say(currency(amount.group(1)).many());
    }
  }
}
