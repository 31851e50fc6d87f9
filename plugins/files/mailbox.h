#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <variant>

#include "pick_up.h"
#include "rodedraad/sdk/transport.h"

namespace rodedraad::files {

struct Sending {
  sdk::Message message;
  sdk::Transport::Done done;
};

/// It is time to look into the folder.
struct Look {};
/// There is nothing more to do, ever.
struct Finished {};

using Work = std::variant<Look, Answered, Sending, Finished>;

/// What other threads have for the one that works with the folder. Shared with the callbacks that
/// the hub holds, so an answer that comes after the end harms nothing. [any thread]
class Mailbox {
 public:
  void post(const Answered& answered);
  /// False when it is closed; \p sending is then still the caller's.
  bool post(Sending& sending);
  /// From now on nothing is sent; gives back what was not sent yet. An answer that is awaited is
  /// awaited until \p deadline.
  std::deque<Sending> close(Time deadline);
  bool closed() const;
  /// Waits for what to do next; \p look is when to look into the folder, \p awaited tells whether
  /// an answer is on its way.
  Work next(Time look, bool awaited);

 private:
  mutable std::mutex mutex_;
  std::condition_variable news_;
  std::optional<Answered> answered_;
  std::deque<Sending> sendings_;
  std::optional<Time> deadline_;  ///< set when closed
};

}  // namespace rodedraad::files
