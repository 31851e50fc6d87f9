#pragma once

#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>

#include "stream.h"

namespace rodedraad::http {

/// Connections to the partner that wait for the next request.
class KeptStreams {
 public:
  KeptStreams(boost::asio::io_context& context, std::size_t most) : most_(most), timer_(context) {}

  /// The one used last that is still sound.
  std::optional<Stream> take();
  void put(Stream stream);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  struct Kept {
    Stream stream;
    Clock::time_point since;
  };

  void drop_old();
  void watch();

  std::size_t most_;
  std::deque<Kept> kept_;  ///< the longest idle first
  boost::asio::steady_timer timer_;
  bool watching_ = false;
};

}  // namespace rodedraad::http
