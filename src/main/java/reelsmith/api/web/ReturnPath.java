package reelsmith.api.web;

import java.util.regex.Pattern;

/// Where somebody wanted to go before they had to sign in: a page of ours, whatever was sent.
final class ReturnPath {

  private static final String USUAL = "/account";

  /// Neither another host (`//host`, `/\host`) nor anything a browser would read as one.
  private static final Pattern OURS = Pattern.compile("/(?!/)[0-9A-Za-z_./?=&%-]{0,500}");

  private ReturnPath() {}

  static String of(String wished) {
    return OURS.matcher(wished).matches() ? wished : USUAL;
  }
}
