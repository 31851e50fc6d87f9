#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "latencies.h"

namespace rodedraad::bench {

/// On the loopback.
using Ports = std::vector<std::uint16_t>;

/// Makes request number so-and-so, head and body, ready for the network.
using MakeRequest = std::function<std::string(std::size_t number)>;

struct LoadResult {
  std::size_t accepted = 0;  ///< answered with 2xx
  std::size_t put_off = 0;   ///< answered with 503, and sent again
  std::size_t refused = 0;   ///< answered with anything else
  Steady::time_point start;  ///< when the first request was due
  double seconds = 0;        ///< from then to the last answer
  Latencies latencies;       ///< of what was accepted
  double rate() const { return static_cast<double>(accepted) / seconds; }
};

/// The connections are spread over \p ports. Each sends its next request when it has its answer,
/// until \p total are accepted: how much the other side can take. What is about one person goes in
/// order: a request waits for the answer to the one kSigning before it. Throws std::runtime_error
/// when a connection breaks, as open_loop does.
LoadResult closed_loop(const Ports& ports, std::size_t connections, std::size_t total,
                       const MakeRequest& make);

/// \p rate requests per second for \p seconds, whatever the answers do, but for that order. A
/// latency counts from the moment at which the request should have been sent, so that what queued
/// up behind a stall or another request counts too (no coordinated omission).
LoadResult open_loop(const Ports& ports, std::size_t connections, double rate, double seconds,
                     const MakeRequest& make);

}  // namespace rodedraad::bench
