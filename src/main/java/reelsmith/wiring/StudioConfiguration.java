package reelsmith.wiring;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reelsmith.account.KeyFolder;
import reelsmith.account.ServerPepper;
import reelsmith.asset.FileFolder;
import reelsmith.asset.LinkSecret;
import reelsmith.database.DataFolder;
import reelsmith.operation.RequestIds;
import reelsmith.operation.WireFormat;
import reelsmith.render.FfmpegBinaries;
import reelsmith.render.RenderSettings;
import reelsmith.stage.DataRoot;
import reelsmith.stage.RendererSource;
import reelsmith.stage.WorkFolder;
import tools.jackson.databind.json.JsonMapper;

/// Connects modules that do not know each other: time, chance, the data folder and the renderer.
@Configuration(proxyBeanMethods = false)
class StudioConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  RandomGenerator random() {
    return new SecureRandom();
  }

  @Bean
  RequestIds requestIds() {
    return RequestIds.random();
  }

  @Bean
  JsonMapper json() {
    return WireFormat.mapper();
  }

  @Bean
  KeyFolder keyFolder(DataFolder folder) {
    return folder::keys;
  }

  @Bean
  FileFolder fileFolder(DataFolder folder) {
    return folder::files;
  }

  @Bean
  DataRoot dataRoot(DataFolder folder) {
    return folder::root;
  }

  @Bean
  LinkSecret linkSecret(ServerPepper pepper) {
    byte[] secret = pepper.secretFor("signed links");
    return () -> secret;
  }

  @Bean
  WorkFolder workFolder(DataFolder folder) {
    return new WorkFolder(folder.temporary(), folder.files().resolve("segments"));
  }

  @Bean
  FfmpegBinaries ffmpegBinaries(StudioSettings settings, DataFolder folder) {
    return new FfmpegBinaries(settings.ffmpeg(), folder.programs());
  }

  @Bean
  RendererSource rendererSource(FfmpegBinaries binaries) {
    return new RendererSource(binaries, RenderSettings.DEFAULTS);
  }
}
