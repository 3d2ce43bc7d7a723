package reelsmith.asset;

import io.r2dbc.spi.Readable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reelsmith.database.Columns;
import reelsmith.operation.AccountId;

/// Keeps finished files and finds them again. The same content lies on disk once, however many
/// artifacts show it, and goes when the last of them goes.
@Component
public class Artifacts implements DisposableBean {

  private static final int FILES_AT_ONCE = 4;
  private static final int FILES_WAITING = 1_000;

  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final FileStore store;
  private final Scheduler disk =
      Schedulers.newBoundedElastic(FILES_AT_ONCE, FILES_WAITING, "stored-files");

  Artifacts(DatabaseClient database, TransactionalOperator transactions, FileFolder folder) {
    this.database = database;
    this.transactions = transactions;
    this.store = new FileStore(folder.path().toAbsolutePath().normalize());
  }

  /// Takes a finished file over: afterwards it is in the store and gone from where it was. Joins
  /// the transaction of the caller; when that is rolled back, nothing refers to the file.
  ///
  /// @param mediaType such as `video/mp4`
  public Mono<Artifact> keep(AccountId account, Path temporaryFile, String mediaType) {
    return onDisk(() -> store.read(temporaryFile))
        .flatMap(content -> keep(account, temporaryFile, content, mediaType));
  }

  private Mono<Artifact> keep(
      AccountId account, Path file, FileStore.Content content, String mediaType) {
    String path = FileStore.pathOf(content, mediaType);
    return lock("pg_advisory_xact_lock_shared", path)
        .then(onDisk(() -> moved(file, path)))
        .then(insert(account, content, mediaType, path))
        .as(transactions::transactional);
  }

  private Path moved(Path file, String path) throws IOException {
    store.take(file, path);
    return store.locate(path);
  }

  /// Empty when there is no such artifact. Whose it is, the caller checks.
  public Mono<Artifact> find(UUID id) {
    return database
        .sql("select * from artifact where id = :id")
        .bind("id", id)
        .map(Artifacts::artifact)
        .one();
  }

  /// One that must be there, because something refers to it; it is an error when it is gone.
  public Mono<Artifact> require(UUID id) {
    return find(id)
        .switchIfEmpty(
            Mono.error(
                () -> new IllegalStateException("The stored file %s is gone".formatted(id))));
  }

  /// Those of them that there are, in any order.
  public Flux<Artifact> findAll(Collection<UUID> ids) {
    return database
        .sql("select * from artifact where id = any(:ids)")
        .bind("ids", ids.toArray(UUID[]::new))
        .map(Artifacts::artifact)
        .all();
  }

  /// Where the file lies on this machine.
  public Path locate(Artifact artifact) {
    return store.locate(artifact.path());
  }

  /// The text of a stored file.
  public Mono<String> text(Artifact artifact) {
    return onDisk(() -> Files.readString(locate(artifact)));
  }

  /// Whether the file of an artifact is there and can be read.
  public Mono<Boolean> isReadable(Artifact artifact) {
    return onDisk(() -> Files.isReadable(locate(artifact)));
  }

  /// Forgets an artifact; the file goes too when no other artifact shows the same content. Nothing
  /// happens when there is no such artifact.
  public Mono<Void> delete(UUID id) {
    return find(id)
        .delayUntil(artifact -> lock("pg_advisory_xact_lock", artifact.path()))
        .delayUntil(this::deleteRow)
        .filterWhen(this::isUnused)
        .delayUntil(artifact -> onDisk(() -> deleted(artifact)))
        .as(transactions::transactional)
        .then();
  }

  private Path deleted(Artifact artifact) throws IOException {
    store.delete(artifact.path());
    return store.locate(artifact.path());
  }

  /// Deleting waits for those who keep the same content, and they for it; keeping is shared, so two
  /// of them never wait for each other.
  private Mono<Void> lock(String function, String path) {
    return database
        .sql("select %s(hashtextextended(:path, 0))".formatted(function))
        .bind("path", path)
        .then();
  }

  private Mono<Artifact> insert(
      AccountId account, FileStore.Content content, String mediaType, String path) {
    return database
        .sql(
            """
            insert into artifact (account_id, sha256, media_type, bytes, path)
            values (:account, :sha256, :media_type, :bytes, :path)
            returning *
            """)
        .bind("account", account.value())
        .bind("sha256", content.sha256())
        .bind("media_type", mediaType)
        .bind("bytes", content.bytes())
        .bind("path", path)
        .map(Artifacts::artifact)
        .one();
  }

  private Mono<Void> deleteRow(Artifact artifact) {
    return database.sql("delete from artifact where id = :id").bind("id", artifact.id()).then();
  }

  private Mono<Boolean> isUnused(Artifact artifact) {
    return database
        .sql("select not exists (select from artifact where path = :path)")
        .bind("path", artifact.path())
        .mapValue(Boolean.class)
        .one();
  }

  private static Artifact artifact(Readable row) {
    return new Artifact(
        Columns.required(row, "id", UUID.class),
        new AccountId(Columns.required(row, "account_id", Long.class)),
        Columns.required(row, "sha256", String.class),
        Columns.required(row, "media_type", String.class),
        Columns.required(row, "bytes", Long.class),
        Columns.required(row, "path", String.class),
        Columns.required(row, "created_at", Instant.class));
  }

  private <T> Mono<T> onDisk(Callable<T> work) {
    return Mono.fromCallable(work).subscribeOn(disk);
  }

  @Override
  public void destroy() {
    disk.dispose();
  }
}
