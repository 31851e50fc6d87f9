#include "mailbox.h"

#include <utility>

namespace rodedraad::files {

void Mailbox::post(const Answered& answered) {
  const std::lock_guard lock{mutex_};
  answered_ = answered;
  news_.notify_one();
}

bool Mailbox::post(Sending& sending) {
  const std::lock_guard lock{mutex_};
  if (deadline_) return false;
  sendings_.push_back(std::move(sending));
  news_.notify_one();
  return true;
}

std::deque<Sending> Mailbox::close(Time deadline) {
  const std::lock_guard lock{mutex_};
  deadline_ = deadline;
  news_.notify_one();
  return std::exchange(sendings_, {});
}

bool Mailbox::closed() const {
  const std::lock_guard lock{mutex_};
  return deadline_.has_value();
}

Work Mailbox::next(Time look, bool awaited) {
  std::unique_lock lock{mutex_};
  for (;;) {
    if (answered_) return *std::exchange(answered_, std::nullopt);
    const auto now = Time::clock::now();
    if (deadline_) {
      if (!awaited || now >= *deadline_) return Finished{};
      news_.wait_until(lock, *deadline_);
      continue;
    }
    if (now >= look) return Look{};
    if (!sendings_.empty()) {
      Sending sending = std::move(sendings_.front());
      sendings_.pop_front();
      return sending;
    }
    news_.wait_until(lock, look);
  }
}

}  // namespace rodedraad::files
