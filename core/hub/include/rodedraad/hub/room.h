#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace rodedraad::hub {

/// How much may wait for an answer at a time, in messages and in bytes. Shared fairly: nobody has
/// more than is left for the others, so that one sender alone gets half of it, and who sends little
/// always finds room. [any thread]
class Room {
 public:
  Room(std::size_t messages, std::size_t bytes);

  /// A place for one message, for as long as somebody has hold of it; null when there is none.
  std::shared_ptr<void> take(const std::string& sender, std::size_t bytes);
  /// Nearly nothing is left.
  bool full() const;

 private:
  struct State;
  struct Place;
  std::shared_ptr<State> state_;
};

}  // namespace rodedraad::hub
