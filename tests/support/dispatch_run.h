#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "rodedraad/hub/dispatch.h"

namespace rodedraad::hub {

/// Drives a Dispatch through whatever order of events the given numbers say, beside a simple list
/// of what must hold. problem() is the first thing that did not; empty when all did.
class DispatchRun {
 public:
  static constexpr int kLanes = 5;
  static constexpr int kInFlight = 3;

  DispatchRun() { made_anew(); }

  /// One event; any three numbers are one.
  void step(unsigned what, unsigned which, unsigned how) {
    switch (what % 9) {
      case 0:
      case 1:
        return add(which, how);
      case 2:
      case 3:
        return send();
      case 4:
      case 5:
        return end(which, how);
      case 6:
        now_ += std::chrono::milliseconds{how * 20};
        return;
      case 7:
        return resend(which);
      default:
        return restart_or_take(which, how);
    }
  }

  /// The partner is well from now on, and a person sends again all that is held: all must go.
  void drain() {
    for (const auto& [lane, rows] : lanes_) {
      for (const auto& [seq, held] : rows) {
        if (held) resend_at(lane, seq);
      }
    }
    const auto most = std::chrono::hours{24};
    const auto end_of_time = now_ + most;
    while (problem_.empty() && waiting() > 0) {
      if (!out_.empty()) {
        finish(out_.begin()->first, Ending::well, Dispatch::After::What::gone);
      } else if (const auto sent = dispatch_->next(now_)) {
        started(*sent);
      } else if (dispatch_->look_again() == Tick::max()) {
        return fail("nothing goes any more, and something waits");
      } else {
        now_ = std::max(now_ + Tick{1}, dispatch_->look_again());
      }
      if (now_ > end_of_time) return fail("it does not drain");
    }
  }

  const std::string& problem() const { return problem_; }

 private:
  static std::string lane_name(int lane) { return "zaak-" + std::to_string(lane); }
  static std::string municipality(int lane) { return lane % 2 == 0 ? "0505" : "0482"; }
  Dispatch::Place place(int lane, std::int64_t seq) {
    name_ = lane_name(lane);
    return {seq, "partner", name_};
  }

  void made_anew() {
    dispatch_.emplace();
    Dispatch::Pace pace;
    pace.inflight = kInFlight;
    pace.rate_per_second = 100;
    pace.breaker = {3, std::chrono::seconds{1}, std::chrono::seconds{10}};
    dispatch_->configure("partner", pace);
    dispatch_->reach("partner", true);
    open_ = false;
    probe_ = 0;
  }

  void add(unsigned which, unsigned how) {
    const int lane = static_cast<int>(which % kLanes);
    lanes_[lane][++last_] = false;
    dispatch_->put(place(lane, last_), municipality(lane),
                   now_ + std::chrono::milliseconds{how % 50}, false);
  }

  void send() {
    if (const auto sent = dispatch_->next(now_)) started(*sent);
  }

  void started(const Dispatch::Send& sent) {
    for (const auto& [lane, rows] : lanes_) {
      if (!rows.contains(sent.seq)) continue;
      if (rows.begin()->first != sent.seq) return fail("one overtook another in its lane");
      if (rows.begin()->second) return fail("one that was held went");
      for (const auto& [seq, other] : out_) {
        if (other == lane) return fail("two of a lane are under way");
      }
      if (open_ && probe_ != 0) return fail("a second probe");
      if (open_) probe_ = sent.seq;
      out_[sent.seq] = lane;
      if (out_.size() > kInFlight) fail("too many are under way");
      sends_.push_back(now_);
      // 100 a second, one to begin with, and one millisecond may be made up for.
      const auto window = std::chrono::seconds{1};
      std::size_t recent = 0;
      for (const auto at : sends_) recent += at > now_ - window ? 1 : 0;
      if (recent > 102) fail("faster than the rate");
      return;
    }
    fail("something went that does not wait");
  }

  void end(unsigned which, unsigned how) {
    if (out_.empty()) return;
    auto chosen = out_.begin();
    std::advance(chosen, which % out_.size());
    using What = Dispatch::After::What;
    static constexpr std::array kEndings{
        std::pair{Ending::well, What::gone},    std::pair{Ending::failed, What::again},
        std::pair{Ending::failed, What::held},  std::pair{Ending::doubtful, What::gone},
        std::pair{Ending::nothing, What::gone}, std::pair{Ending::well, What::gone}};
    const auto [ending, what] = kEndings[how % kEndings.size()];
    finish(chosen->first, ending, what);
  }

  void finish(std::int64_t seq, Ending ending, Dispatch::After::What what) {
    const auto lane = out_.at(seq);
    out_.erase(seq);
    if (what == Dispatch::After::What::gone) lanes_[lane].erase(seq);
    if (what == Dispatch::After::What::held) lanes_[lane][seq] = true;
    if (probe_ == seq) probe_ = 0;
    const auto change = dispatch_->ended(seq, ending, {what, now_ + std::chrono::milliseconds{300}},
                                         now_, Tick{0}, 0.5);
    if (change == Breaker::Change::opened) {
      if (open_) fail("opened twice without having been closed");
      open_ = true;
    }
    if (change == Breaker::Change::closed) {
      if (!open_) fail("closed without having been open");
      open_ = false;
      probe_ = 0;
    }
  }

  void resend(unsigned which) {
    const int lane = static_cast<int>(which % kLanes);
    for (const auto& [seq, held] : lanes_[lane]) {
      if (held) return resend_at(lane, seq);
    }
  }

  void resend_at(int lane, std::int64_t seq) {
    lanes_[lane][seq] = false;
    dispatch_->put(place(lane, seq), municipality(lane), now_, false);
  }

  void restart_or_take(unsigned which, unsigned how) {
    const int lane = static_cast<int>(which % kLanes);
    if (how % 8 == 0) {
      // What was under way is sent again: the partner recognises a repeat.
      out_.clear();
      sends_.clear();
      made_anew();
      for (const auto& [each, rows] : lanes_) {
        for (const auto& [seq, held] : rows) {
          dispatch_->put(place(each, seq), municipality(each), now_, held);
        }
      }
      return;
    }
    if (lanes_[lane].empty()) return;
    auto row = lanes_[lane].begin();
    std::advance(row, how % lanes_[lane].size());
    const auto seq = row->first;
    if (how % 2 == 0) {
      const bool held = dispatch_->hold(place(lane, seq));
      if (held == out_.contains(seq)) fail("held what is under way, or did not hold what is not");
      if (held) lanes_[lane][seq] = true;
    } else {
      const bool taken = dispatch_->take(place(lane, seq));
      if (taken == out_.contains(seq)) fail("took what is under way, or left what is not");
      if (taken) lanes_[lane].erase(seq);
    }
  }

  std::size_t waiting() const {
    std::size_t result = 0;
    for (const auto& [lane, rows] : lanes_) result += rows.size();
    return result;
  }

  void fail(std::string what) {
    if (problem_.empty()) problem_ = std::move(what);
  }

  std::optional<Dispatch> dispatch_;
  Tick now_{1};
  std::int64_t last_ = 0;
  std::map<int, std::map<std::int64_t, bool>> lanes_;  ///< lane → seq → held
  std::map<std::int64_t, int> out_;                    ///< seq → lane
  std::vector<Tick> sends_;
  bool open_ = false;
  std::int64_t probe_ = 0;
  std::string name_;
  std::string problem_;
};

}  // namespace rodedraad::hub
