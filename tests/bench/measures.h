#pragma once

#include <benchmark/benchmark.h>

#include <functional>
#include <optional>

#include "load.h"
#include "system.h"

/// What is measured of every system in the same way.
namespace rodedraad::bench {

inline constexpr std::size_t kConnections = 64;

/// Waits until \p done; \returns when, or nothing after five minutes.
std::optional<Steady::time_point> until(const std::function<bool()>& done);

void show_intake(benchmark::State& state, const LoadResult& load);

/// As many as it can: \p total messages, each connection sends its next one when it has its answer.
/// Ends when both targets have all. \returns msg/s from door to door, 0 when something is missing.
double saturate(benchmark::State& state, System& system, std::size_t total);

/// An open loop: so many a second for \p seconds, whatever it answers.
void at_rate(benchmark::State& state, System& system, double rate, double seconds);

/// The targets are silent while \p total messages come in, then they answer again.
void drain(benchmark::State& state, System& system, std::size_t total);

}  // namespace rodedraad::bench
