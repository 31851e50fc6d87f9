#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

#include "arrivals.h"
#include "http_server.h"

namespace rodedraad::bench {

/// DUO, VluchtelingenWerk and the benefits system as the hub meets them, with answers that cost
/// next to nothing.
class Partners {
 public:
  Partners();

  std::string address() const { return server_.address(); }
  /// Requests for guidance that VluchtelingenWerk got.
  std::size_t guidance() const;
  /// The signed statements, by traffic's number: at DUO (0) and at VluchtelingenWerk (1).
  const Arrivals& statements() const { return statements_; }
  /// From now on no partner answers, until release().
  void hold() { server_.hold(); }
  void release() { server_.release(); }

 private:
  Response answer(const Request& request);
  void hear(std::string_view body);

  mutable std::mutex mutex_;
  std::size_t guidance_ = 0;
  Arrivals statements_;
  HttpServer server_;  ///< last: it uses all of the above
};

}  // namespace rodedraad::bench
