package reelsmith.account;

/// Where somebody whose plan does not allow what they want can get another.
@FunctionalInterface
public interface UpgradePage {

  /// A web address.
  String address();
}
