package reelsmith.person;

/// Where people reach this server.
@FunctionalInterface
public interface LinkBase {

  /// The address of a page, from its path.
  String address(String path);
}
