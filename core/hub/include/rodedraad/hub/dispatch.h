#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rodedraad/hub/breaker.h"

namespace rodedraad::hub {

/// Which delivery goes next. Each stands in the lane of its case and destination; only the head of
/// a lane may go, and one at a time. Destinations take turns, and within one the municipalities, so
/// that a backlog of one starves no other. Limits in number, rate and breaker are the
/// destination's.
///
/// Pure: no thread, no clock, no chance; the caller gives the time and locks. What it holds of a
/// delivery is a few numbers, so that a million can wait.
class Dispatch {
 public:
  /// How fast a destination is sent to.
  struct Pace {
    int inflight = 4;
    double rate_per_second = 0;  ///< 0: no limit
    Breaker::Limits breaker;
  };

  /// Where a delivery stands. seq is its own, in the whole hub.
  struct Place {
    std::int64_t seq = 0;
    std::string_view destination;
    std::string_view lane;
  };

  struct Send {
    std::int64_t seq = 0;
    std::string_view destination;  ///< lives as long as the Dispatch
  };

  /// What becomes of a delivery after an attempt.
  struct After {
    enum class What {
      gone,   ///< leaves its lane
      again,  ///< is tried again at \p due
      held    ///< holds its lane until a person decides
    };
    What what = What::gone;
    Tick due{};
  };

  /// Adds a destination or changes its pace; nothing: it is not to be sent to, and what is for it
  /// waits.
  void configure(std::string_view destination, const std::optional<Pace>& pace);
  /// Whether it can be reached at all at the moment.
  void reach(std::string_view destination, bool up);
  /// Somebody else answers there from now on: what went before says nothing of it, and what waits
  /// for a next attempt need not wait.
  void start_afresh(std::string_view destination, Tick now);

  /// Adds a delivery, or changes one that is not under way. \p held: it waits for a person.
  void put(const Place& place, std::string_view municipality, Tick due, bool held);
  /// Takes one out. \returns false when it is under way, and stays, or is not here.
  bool take(const Place& place);
  /// It waits for a person from now on. \returns false when it is under way, or not here.
  bool hold(const Place& place);
  /// Two lanes turn out to be one: what stands in \p from goes to \p into, in order; what is under
  /// way goes there when it ends.
  void merge(std::string_view from, std::string_view into);

  /// What goes now, if anything; it is under way until ended().
  std::optional<Send> next(Tick now);
  /// When next() may have something again without anything having happened.
  Tick look_again() const { return look_again_; }
  /// An attempt ended. \p retry_after: the partner wants to be left alone for so long. \p jitter in
  /// [0, 1). \returns what that made of the destination's breaker.
  Breaker::Change ended(std::int64_t seq, Ending ending, const After& after, Tick now,
                        Tick retry_after, double jitter);

  /// How a destination stands.
  struct Reach {
    bool up = false;
    bool open = false;     ///< the breaker: nothing goes before \p until
    bool probing = false;  ///< one goes, to see
    Tick until{};
  };
  Reach reach_of(std::string_view destination) const;

  /// Nothing is under way, and nothing waits for its turn or its time at a destination that is sent
  /// to. What is held, or behind it, is not counted.
  bool idle() const;
  std::size_t under_way() const { return under_way_.size(); }

 private:
  static constexpr Tick kHeld = Tick::max();

  struct Entry {
    std::int64_t seq = 0;
    Tick due{};  ///< kHeld: waits for a person
  };
  struct Lane {
    std::vector<Entry> entries;  ///< by seq; those before \p first have left
    std::uint32_t first = 0;
    std::uint32_t municipality = 0;
    std::int64_t busy = 0;     ///< seq of what is under way; 0: nothing
    std::uint64_t merged = 0;  ///< the lane that takes this one over; 0: none
    bool listed = false;

    bool empty() const { return first == entries.size(); }
    const Entry& head() const { return entries[first]; }
    std::vector<Entry>::iterator find(std::int64_t seq);
  };
  using Lanes = std::unordered_map<std::uint64_t, Lane>;  ///< by hash of the name
  /// The head of a lane that may go at a time.
  struct Listing {
    Tick due{};
    std::int64_t seq = 0;
    std::uint64_t lane = 0;
    auto operator<=>(const Listing&) const = default;  // NOLINT(modernize-use-nullptr): no pointer
  };
  struct Municipality {
    std::string code;
    std::set<Listing> due;
  };
  struct Destination {
    std::string id;
    std::optional<Pace> pace;
    bool up = false;
    int in_flight = 0;
    Tick slot{};        ///< the rate allows the next at this time
    Tick not_before{};  ///< the partner wants to be left alone until then
    Breaker breaker;
    Lanes lanes;
    std::vector<Municipality> municipalities;
    std::size_t turn = 0;  ///< of the municipality
  };
  struct UnderWay {
    Destination* destination = nullptr;
    std::uint64_t lane = 0;
  };

  /// Where a delivery stands that is not under way.
  struct Waiting {
    Destination& destination;
    std::uint64_t key = 0;
    Lane& lane;
    std::vector<Entry>::iterator entry;
  };

  Destination& destination(std::string_view id);
  std::optional<Waiting> waiting(const Place& place);
  std::optional<Send> next_of(Destination& destination, Tick now);
  Send start(Destination& destination, Municipality& municipality, Tick now);
  static std::uint32_t municipality_of(Destination& destination, std::string_view code);
  static void list(Destination& destination, std::uint64_t key, Lane& lane);
  static void unlist(Destination& destination, std::uint64_t key, Lane& lane);
  static void close_up(Destination& destination, std::uint64_t key, Lane& lane);
  static void move_over(Destination& destination, std::uint64_t key);
  static void wake(Destination& destination, Tick now);

  std::vector<std::unique_ptr<Destination>> destinations_;
  std::map<std::string, Destination*, std::less<>> by_id_;
  std::unordered_map<std::int64_t, UnderWay> under_way_;
  std::size_t turn_ = 0;  ///< of the destination
  Tick look_again_ = Tick::max();
};

}  // namespace rodedraad::hub
