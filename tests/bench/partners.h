#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "http_server.h"
#include "latencies.h"

namespace rodedraad::bench {

/// DUO, VluchtelingenWerk and the benefits system as the hub meets them, with answers that cost
/// next to nothing. Keeps when what came in.
class Partners {
 public:
  Partners();

  std::string address() const { return server_.address(); }
  /// Requests for guidance that VluchtelingenWerk got.
  std::size_t guidance() const;
  /// Registrations of a signed statement that DUO got.
  std::size_t registrations() const;
  /// When DUO got the latest registration of this person; nothing: never.
  std::map<std::string, Steady::time_point> registered_at() const;

 private:
  Response answer(const Request& request);

  mutable std::mutex mutex_;
  std::size_t guidance_ = 0;
  std::size_t registrations_ = 0;
  std::map<std::string, Steady::time_point> registered_at_;
  HttpServer server_;  ///< last: it uses all of the above
};

}  // namespace rodedraad::bench
