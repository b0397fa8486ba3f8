package dev.millrace.producers;

import dev.millrace.plugin.Plugin;
import dev.millrace.producers.rates.MmppProducer;
import dev.millrace.producers.rates.ReplayCountsProducer;
import dev.millrace.producers.rates.ScheduleProducer;
import dev.millrace.producers.replay.FileReplayProducer;

/** Binds the built-in producers. */
public final class ProducersPlugin extends Plugin {

  @Override
  protected void configure() {
    bindProducer("random", RandomProducer.class, RandomProducer.Settings.class);
    bindProducer("bursty", BurstyProducer.class, BurstyProducer.Settings.class);
    bindProducer("mmpp", MmppProducer.class, MmppProducer.Settings.class);
    bindProducer("schedule", ScheduleProducer.class, ScheduleProducer.Settings.class);
    bindProducer("replay-counts", ReplayCountsProducer.class, ReplayCountsProducer.Settings.class);
    bindProducer("file-replay", FileReplayProducer.class, FileReplayProducer.Settings.class);
  }
}
