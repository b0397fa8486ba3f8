package dev.millrace.sim.binding;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigOriginFactory;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conf/a.conf: 3                                            | conf/a.conf:3",
        "conf/a.conf: 3-9                                          | conf/a.conf:3",
        "merge of conf/a.conf: 9,conf/a.conf: 6,conf/inc/b.conf: 1 | conf/a.conf:9",
        "merge of --set a.b=5: 1,conf/a.conf: 6-7                  | conf/a.conf:6",
        "merge of --set a.b=5: 1,--seed: 1                         | --set a.b=5",
        "--set a.b=x,y: 1                                          | --set a.b=x,y",
        "--seed: 1                                                 | --seed",
        "env var HOME                                              | env var HOME"
      })
  void place_isTheFirstInAFile(String description, String where) {
    assertThat(Origins.where(ConfigOriginFactory.newSimple(description))).isEqualTo(where);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "merge of conf/a.conf: 9,other/b.conf: 1  | conf",
        "merge of --set a.b=5: 1,conf/a.conf: 6   | conf",
        "merge of --set a.b=5: 1,--set a.c=6: 1   | ''",
        "--set a.b=5: 1                           | ''"
      })
  void folder_isThatOfTheFile(String description, Path folder) {
    assertThat(Origins.folder(ConfigOriginFactory.newSimple(description))).isEqualTo(folder);
  }
}
