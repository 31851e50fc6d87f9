#include "rodedraad/hub/room.h"

#include <map>
#include <mutex>
#include <utility>

namespace rodedraad::hub {

namespace {

struct Share {
  std::size_t messages = 0;
  std::size_t bytes = 0;
};

}  // namespace

struct Room::State {
  Share most;
  std::mutex mutex;
  Share used;
  std::map<std::string, Share> senders;
};

struct Room::Place {
  std::shared_ptr<State> state;
  std::string sender;
  std::size_t bytes;

  Place(std::shared_ptr<State> room, std::string who, std::size_t size)
      : state(std::move(room)), sender(std::move(who)), bytes(size) {}
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place() {
    const std::lock_guard lock(state->mutex);
    --state->used.messages;
    state->used.bytes -= bytes;
    const auto share = state->senders.find(sender);
    share->second.bytes -= bytes;
    if (--share->second.messages == 0) state->senders.erase(share);
  }
};

Room::Room(std::size_t messages, std::size_t bytes) : state_(std::make_shared<State>()) {
  state_->most = {messages, bytes};
}

std::shared_ptr<void> Room::take(const std::string& sender, std::size_t bytes) {
  const std::lock_guard lock(state_->mutex);
  auto& used = state_->used;
  const auto found = state_->senders.find(sender);
  const auto mine = found == state_->senders.end() ? Share{} : found->second;
  const bool fits = mine.messages < state_->most.messages - used.messages &&
                    used.bytes + bytes <= state_->most.bytes &&
                    mine.bytes <= state_->most.bytes - used.bytes;
  if (!fits) return nullptr;
  ++used.messages;
  used.bytes += bytes;
  state_->senders[sender] = {mine.messages + 1, mine.bytes + bytes};
  return std::make_shared<Place>(state_, sender, bytes);
}

bool Room::full() const {
  const std::lock_guard lock(state_->mutex);
  const auto& most = state_->most;
  return state_->used.messages >= most.messages - most.messages / 10 ||
         state_->used.bytes >= most.bytes - most.bytes / 10;
}

}  // namespace rodedraad::hub
