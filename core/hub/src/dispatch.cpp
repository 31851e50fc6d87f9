#include "rodedraad/hub/dispatch.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

#include "rodedraad/store/planted.h"

namespace rodedraad::hub {

namespace {

/// A rate above one per tick of who asks is kept too: so much may be made up for.
constexpr Tick kMadeUp = std::chrono::milliseconds{1};

std::uint64_t key_of(std::string_view lane) { return std::hash<std::string_view>{}(lane); }

}  // namespace

std::vector<Dispatch::Entry>::iterator Dispatch::Lane::find(std::int64_t seq) {
  const auto from = entries.begin() + first;
  const auto found = std::lower_bound(
      from, entries.end(), seq, [](const Entry& entry, std::int64_t at) { return entry.seq < at; });
  return found != entries.end() && found->seq == seq ? found : entries.end();
}

Dispatch::Destination& Dispatch::destination(std::string_view id) {
  if (const auto found = by_id_.find(id); found != by_id_.end()) return *found->second;
  auto& made = *destinations_.emplace_back(std::make_unique<Destination>());
  made.id = id;
  by_id_.emplace(made.id, &made);
  return made;
}

void Dispatch::configure(std::string_view id, const std::optional<Pace>& pace) {
  destination(id).pace = pace;
}

void Dispatch::reach(std::string_view id, bool up) { destination(id).up = up; }

void Dispatch::start_afresh(std::string_view id, Tick now) {
  auto& known = destination(id);
  known.breaker = {};
  known.not_before = {};
  wake(known, now);
}

std::uint32_t Dispatch::municipality_of(Destination& destination, std::string_view code) {
  auto& known = destination.municipalities;
  const auto found = std::find_if(known.begin(), known.end(),
                                  [&](const Municipality& each) { return each.code == code; });
  if (found != known.end()) return static_cast<std::uint32_t>(found - known.begin());
  known.push_back({std::string{code}, {}});
  return static_cast<std::uint32_t>(known.size() - 1);
}

/// The head of a lane decides when the lane may go.
void Dispatch::list(Destination& destination, std::uint64_t key, Lane& lane) {
  if (lane.busy != 0 || lane.empty() || lane.head().due == kHeld) return;
  destination.municipalities[lane.municipality].due.insert({lane.head().due, lane.head().seq, key});
  lane.listed = true;
}

/// Before anything in the lane changes.
void Dispatch::unlist(Destination& destination, std::uint64_t key, Lane& lane) {
  if (!lane.listed) return;
  destination.municipalities[lane.municipality].due.erase({lane.head().due, lane.head().seq, key});
  lane.listed = false;
}

/// After something left the lane.
void Dispatch::close_up(Destination& destination, std::uint64_t key, Lane& lane) {
  if (lane.empty() && lane.busy == 0) {
    destination.lanes.erase(key);
    return;
  }
  if (lane.merged != 0 && lane.busy == 0) {
    move_over(destination, key);
    return;
  }
  // A long lane is not moved up for each that leaves it.
  if (lane.first > 32 && lane.first > lane.entries.size() / 2) {
    lane.entries.erase(lane.entries.begin(), lane.entries.begin() + lane.first);
    lane.first = 0;
  }
  list(destination, key, lane);
}

void Dispatch::put(const Place& place, std::string_view municipality, Tick due, bool held) {
  if (under_way_.contains(place.seq)) return;
  auto& into = destination(place.destination);
  const auto key = key_of(place.lane);
  const auto [found, fresh] = into.lanes.try_emplace(key);
  auto& lane = found->second;
  if (fresh) {
    lane.municipality = municipality_of(into, municipality);
    lane.entries.reserve(1);
  }
  unlist(into, key, lane);
  const auto from = lane.entries.begin() + lane.first;
  auto at = std::lower_bound(from, lane.entries.end(), place.seq,
                             [](const Entry& entry, std::int64_t seq) { return entry.seq < seq; });
  if (at == lane.entries.end() || at->seq != place.seq)
    at = lane.entries.insert(at, {place.seq, {}});
  at->due = held ? kHeld : due;
  list(into, key, lane);
}

std::optional<Dispatch::Waiting> Dispatch::waiting(const Place& place) {
  if (under_way_.contains(place.seq)) return std::nullopt;
  auto& there = destination(place.destination);
  const auto key = key_of(place.lane);
  const auto found = there.lanes.find(key);
  if (found == there.lanes.end()) return std::nullopt;
  auto& lane = found->second;
  const auto at = lane.find(place.seq);
  if (at == lane.entries.end()) return std::nullopt;
  return Waiting{there, key, lane, at};
}

bool Dispatch::take(const Place& place) {
  const auto found = waiting(place);
  if (!found) return false;
  unlist(found->destination, found->key, found->lane);
  found->lane.entries.erase(found->entry);
  close_up(found->destination, found->key, found->lane);
  return true;
}

bool Dispatch::hold(const Place& place) {
  const auto found = waiting(place);
  if (!found) return false;
  unlist(found->destination, found->key, found->lane);
  found->entry->due = kHeld;
  list(found->destination, found->key, found->lane);
  return true;
}

void Dispatch::merge(std::string_view from, std::string_view into) {
  const auto key = key_of(from);
  for (const auto& destination : destinations_) {
    const auto found = destination->lanes.find(key);
    if (found == destination->lanes.end()) continue;
    found->second.merged = key_of(into);
    if (found->second.busy == 0) move_over(*destination, key);
  }
}

void Dispatch::move_over(Destination& destination, std::uint64_t key) {
  auto& left = destination.lanes.at(key);
  unlist(destination, key, left);
  const auto from = std::move(left);
  destination.lanes.erase(key);
  const auto [found, fresh] = destination.lanes.try_emplace(from.merged);
  auto& lane = found->second;
  if (fresh) lane.municipality = from.municipality;
  unlist(destination, from.merged, lane);
  for (auto entry = from.entries.begin() + from.first; entry != from.entries.end(); ++entry) {
    const auto at =
        std::lower_bound(lane.entries.begin() + lane.first, lane.entries.end(), entry->seq,
                         [](const Entry& each, std::int64_t seq) { return each.seq < seq; });
    if (at == lane.entries.end() || at->seq != entry->seq) lane.entries.insert(at, *entry);
  }
  list(destination, from.merged, lane);
}

std::optional<Dispatch::Send> Dispatch::next(Tick now) {
  look_again_ = Tick::max();
  for (std::size_t i = 0; i < destinations_.size(); ++i) {
    const auto turn = (turn_ + i) % destinations_.size();
    if (auto send = next_of(*destinations_[turn], now)) {
      turn_ = turn + 1;
      return send;
    }
  }
  return std::nullopt;
}

std::optional<Dispatch::Send> Dispatch::next_of(Destination& destination, Tick now) {
  if (!destination.pace || !destination.up) return std::nullopt;
  if (destination.in_flight >= destination.pace->inflight) return std::nullopt;
  if (destination.breaker.waits_for_probe()) return std::nullopt;
  const auto gate =
      std::max({destination.slot, destination.not_before, destination.breaker.open_until()});
  auto& municipalities = destination.municipalities;
  auto earliest = Tick::max();
  for (std::size_t i = 0; i < municipalities.size(); ++i) {
    const auto turn = (destination.turn + i) % municipalities.size();
    auto& municipality = municipalities[turn];
    if (municipality.due.empty()) continue;
    const auto due = municipality.due.begin()->due;
    earliest = std::min(earliest, due);
    if (gate > now || due > now) continue;
    destination.turn = turn + 1;
    return start(destination, municipality, now);
  }
  if (earliest != Tick::max()) look_again_ = std::min(look_again_, std::max(gate, earliest));
  return std::nullopt;
}

Dispatch::Send Dispatch::start(Destination& destination, Municipality& municipality, Tick now) {
  const auto listing = *municipality.due.begin();
  municipality.due.erase(municipality.due.begin());
  auto& lane = destination.lanes.at(listing.lane);
  lane.listed = false;
  lane.busy = listing.seq;
  ++destination.in_flight;
  destination.breaker.started(listing.seq);
  if (const auto rate = destination.pace->rate_per_second; rate > 0) {
    destination.slot =
        std::max(destination.slot, now - kMadeUp) + Tick{static_cast<std::int64_t>(1e6 / rate)};
  }
  under_way_[listing.seq] = {&destination, listing.lane};
  return {listing.seq, destination.id};
}

Breaker::Change Dispatch::ended(std::int64_t seq, Ending ending, const After& after, Tick now,
                                Tick retry_after, double jitter) {
  const auto found = under_way_.find(seq);
  if (found == under_way_.end()) return Breaker::Change::none;
  auto& destination = *found->second.destination;
  const auto key = found->second.lane;
  under_way_.erase(found);
  --destination.in_flight;

  auto& lane = destination.lanes.at(key);
  lane.busy = 0;
  const auto entry = lane.find(seq);
  switch (after.what) {
    case After::What::gone:
      if (entry == lane.entries.begin() + lane.first) {
        ++lane.first;
      } else {
        lane.entries.erase(entry);
      }
      break;
    case After::What::again:
      entry->due = after.due;
      break;
    case After::What::held:
      entry->due = kHeld;
      break;
  }
  close_up(destination, key, lane);

  if (retry_after > Tick{0} && !planted("retry-after-ignored")) {
    destination.not_before = std::max(destination.not_before, now + retry_after);
  }
  const auto limits = destination.pace ? destination.pace->breaker : Breaker::Limits{};
  const auto change = destination.breaker.ended(seq, ending, limits, now, retry_after, jitter);
  if (change == Breaker::Change::closed) wake(destination, now);
  return change;
}

/// It is well again: what waits for a next attempt need not wait any longer. What the partner asked
/// for still counts: what told that it is well may have been under way before it asked.
void Dispatch::wake(Destination& destination, Tick now) {
  for (auto& municipality : destination.municipalities) {
    const auto later = municipality.due.upper_bound(
        {now, std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::uint64_t>::max()});
    std::vector<Listing> waiting(later, municipality.due.end());
    municipality.due.erase(later, municipality.due.end());
    for (const auto& listing : waiting) {
      auto& lane = destination.lanes.at(listing.lane);
      lane.entries[lane.first].due = now;
      municipality.due.insert({now, listing.seq, listing.lane});
    }
  }
}

Dispatch::Reach Dispatch::reach_of(std::string_view destination) const {
  const auto found = by_id_.find(destination);
  if (found == by_id_.end()) return {};
  const auto& breaker = found->second->breaker;
  return {found->second->up, breaker.is_open(), breaker.waits_for_probe(),
          std::max(breaker.open_until(), found->second->not_before)};
}

bool Dispatch::idle() const {
  if (!under_way_.empty()) return false;
  return std::all_of(destinations_.begin(), destinations_.end(), [](const auto& destination) {
    const auto& lists = destination->municipalities;
    return !destination->pace || std::all_of(lists.begin(), lists.end(),
                                             [](const auto& each) { return each.due.empty(); });
  });
}

}  // namespace rodedraad::hub
