#pragma once

#include "load.h"
#include "raw_store.h"

namespace rodedraad::bench {

/// What this machine can do, measured once in a run and just before the first system.
struct Limits {
  RawSpeed raw;      ///< a message with two deliveries, 64 messages a commit
  RawSpeed raw_one;  ///< the same with one delivery
  Latencies commit;  ///< of one message with two deliveries
  LoadResult beast;
  double start_ms = 0;   ///< of a program that does nothing
  double memory_mb = 0;  ///< of one that sleeps

  Limits();
};

const Limits& limits();

/// How bare Beast answers at this many messages a second.
const LoadResult& beast_at(double rate);

}  // namespace rodedraad::bench
