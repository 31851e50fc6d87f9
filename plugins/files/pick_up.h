#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "places.h"
#include "rodedraad/sdk/host.h"
#include "settling.h"

namespace rodedraad::files {

/// The hub's answer to the file that was offered under \p ticket.
struct Answered {
  std::uint64_t ticket = 0;
  int status = 0;
};

/// Takes files that partners drop and hands them to the hub, one at a time, oldest first.
///
/// The place of a file is its whole state, so nothing needs to be remembered over a crash:
/// in the folder it is the partner's; in .in-behandeling it is taken and is offered until the hub
/// answers; in the archive or in afgekeurd it is done. What a crash leaves in .in-behandeling is
/// offered once more, and the hub recognises the repeat. Not thread-safe.
class PickUp {
 public:
  /// Gets the answer to an offer; may be called from any thread.
  using Answer = std::function<void(Answered)>;

  PickUp(sdk::Host host, const Options& options, Answer answer)
      : host_(host), options_(options), answer_(std::move(answer)), settling_(options.quiet) {}

  /// Takes what has settled and begins to offer what waits. Throws std::system_error when the
  /// folder cannot be used.
  void look(Time now);
  /// Puts the offered file where the answer says. Nothing happens for another ticket.
  void settle(const Answered& answered);
  /// Offers the next file that waits, unless one is offered already.
  void offer_next();
  bool offering() const { return offered_.has_value(); }

 private:
  struct Offered {
    std::uint64_t ticket;
    std::string name;
    Descriptor file;
    Status status;
  };

  void clear_up(const Places& places, Time now);
  void take(const Places& places, Time now);
  std::string_view objection(const Places& places, const std::string& name,
                             const Status& status) const;
  std::deque<std::string> waiting(const Places& places);
  bool offer(const Places& places, const std::string& name);
  void put_away(const Directory& from, const std::string& name, const Directory& to) const;
  void put_back(const Places& places, const Offered& offered);
  void report_once(const Status& status, std::string_view reason);

  sdk::Host host_;
  const Options& options_;
  Answer answer_;
  Settling settling_;
  std::uint64_t tickets_ = 0;
  std::optional<Offered> offered_;
  std::deque<std::string> queue_;
  /// How often the hub could not store a file. Those go last, so that one that always fails does
  /// not stand in the way of the others.
  std::map<std::string, int> failures_;
  std::set<std::uint64_t> reported_;
  std::optional<Time> cleared_;
};

}  // namespace rodedraad::files
