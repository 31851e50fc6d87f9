#pragma once

#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace rodedraad::http {

/// A moment at which its owner is told that time is up, whatever happened meanwhile. Setting it
/// later, which every request does, touches no timer: the timer that is already under way looks
/// again when it fires.
class Deadline {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Deadline(boost::asio::io_context& context) : timer_(context) {}

  /// \p expired gets the owner when the moment has come, unless the owner is gone by then.
  template <class Owner>
  void watch(const std::shared_ptr<Owner>& owner, void (Owner::*expired)()) {
    self_ = std::shared_ptr<Deadline>(owner, this);
    expired_ = [weak = std::weak_ptr<Owner>(owner), expired] {
      if (const auto alive = weak.lock()) ((*alive).*expired)();
    };
  }

  void set(std::chrono::milliseconds from_now) {
    at_ = Clock::now() + from_now;
    if (!armed_ || *at_ < *armed_) arm(*at_);
  }

  void clear() { at_.reset(); }

 private:
  void arm(Clock::time_point at);
  void fired();

  boost::asio::steady_timer timer_;
  std::weak_ptr<Deadline> self_;
  std::function<void()> expired_;
  std::optional<Clock::time_point> at_;
  std::optional<Clock::time_point> armed_;
};

}  // namespace rodedraad::http
