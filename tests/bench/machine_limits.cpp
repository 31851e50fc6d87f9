#include "machine_limits.h"

#include <algorithm>
#include <map>
#include <vector>

#include "http_server.h"
#include "hub_process.h"
#include "measures.h"
#include "traffic.h"

namespace rodedraad::bench {

namespace {

constexpr std::size_t kMessages = 20'000;
constexpr std::size_t kCommits = 2000;
constexpr std::size_t kTogether = 64;
constexpr std::size_t kStarts = 21;
constexpr double kOpenSeconds = 2;

Response created(const Request& /*request*/) {
  return Response{boost::beast::http::status::created, 11};
}

}  // namespace

Limits::Limits()
    : raw(raw_speed(kMessages, kTogether, 2)),
      raw_one(raw_speed(kMessages, kTogether)),
      commit(raw_speed(kCommits, 1, 2).commits),
      memory_mb(nothing_mb()) {
  const HttpServer server{created};
  beast = closed_loop({server.port()}, kConnections, kMessages, plain_post);
  std::vector<double> starts;
  for (std::size_t i = 0; i < kStarts; ++i) starts.push_back(nothing_ms());
  std::nth_element(starts.begin(), starts.begin() + kStarts / 2, starts.end());
  start_ms = starts[kStarts / 2];
}

const Limits& limits() {
  static const Limits measured;
  return measured;
}

const LoadResult& beast_at(double rate) {
  static std::map<double, LoadResult> measured;
  const auto known = measured.find(rate);
  if (known != measured.end()) return known->second;
  const HttpServer server{created};
  return measured[rate] = open_loop({server.port()}, kConnections, rate, kOpenSeconds, plain_post);
}

}  // namespace rodedraad::bench
