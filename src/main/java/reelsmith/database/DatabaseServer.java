package reelsmith.database;

import reelsmith.database.embedded.LocalPostgres;

/// A server that is up: the data folder's own or a configured one.
interface DatabaseServer extends AutoCloseable {

  DatabaseAddress address();

  @Override
  void close();

  static DatabaseServer embedded(DataFolder folder) {
    var postgres = LocalPostgres.open(folder);
    return new DatabaseServer() {
      @Override
      public DatabaseAddress address() {
        return postgres.address();
      }

      @Override
      public void close() {
        postgres.close();
      }
    };
  }

  /// Somebody else starts and stops it.
  static DatabaseServer configured(String url) {
    var address = DatabaseAddress.parse(url);
    return new DatabaseServer() {
      @Override
      public DatabaseAddress address() {
        return address;
      }

      @Override
      public void close() {}
    };
  }
}
