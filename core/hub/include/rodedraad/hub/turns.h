#pragma once

#include <deque>
#include <list>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace rodedraad::hub {

/// What waits to be done for many, who each get their turn: who has one thing waiting does not
/// stand behind the thousand of another. What one has waiting is done in order. [any thread]
template <class Item>
class Turns {
 public:
  void add(const std::string& who, Item item) {
    const std::lock_guard lock(mutex_);
    auto& waiting = waiting_[who];
    if (waiting.empty()) turn_.push_back(who);
    waiting.push_back(std::move(item));
  }

  /// There must be one.
  Item next() {
    const std::lock_guard lock(mutex_);
    const auto found = waiting_.find(turn_.front());
    Item item = std::move(found->second.front());
    found->second.pop_front();
    if (found->second.empty()) {
      waiting_.erase(found);
      turn_.pop_front();
    } else {
      turn_.splice(turn_.end(), turn_, turn_.begin());
    }
    return item;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::deque<Item>> waiting_;
  std::list<std::string> turn_;
};

}  // namespace rodedraad::hub
