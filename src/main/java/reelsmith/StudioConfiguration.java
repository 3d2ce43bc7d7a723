package reelsmith;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import reelsmith.account.KeyFolder;
import reelsmith.account.ServerPepper;
import reelsmith.asset.FileFolder;
import reelsmith.asset.LinkSecret;
import reelsmith.database.DataFolder;
import reelsmith.operation.WireFormat;
import reelsmith.render.FfmpegBinaries;
import reelsmith.render.RenderSettings;
import reelsmith.render.Renderer;
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
  LinkSecret linkSecret(ServerPepper pepper) {
    byte[] secret = pepper.secretFor("links to stored files");
    return secret::clone;
  }

  @Bean
  WorkFolder workFolder(DataFolder folder) {
    return new WorkFolder(folder.temporary(), folder.files().resolve("segments"));
  }

  @Bean
  FfmpegBinaries ffmpegBinaries(StudioSettings settings, DataFolder folder) {
    return new FfmpegBinaries(settings.ffmpeg(), folder.programs());
  }

  /// Looking for FFmpeg takes half a second and some modes never need it.
  @Bean
  @Lazy
  Renderer renderer(FfmpegBinaries binaries) {
    return new Renderer(binaries.find(), RenderSettings.DEFAULTS);
  }
}
