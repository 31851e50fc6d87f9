#include "kept_streams.h"

#include <utility>

namespace rodedraad::http {

namespace {

/// Below what common servers allow (5 s), so that a request seldom meets a connection that the
/// partner closes at that moment: its outcome would be unknown.
constexpr std::chrono::seconds kMaxIdle{4};

}  // namespace

std::optional<Stream> KeptStreams::take() {
  drop_old();
  while (!kept_.empty()) {
    auto stream = std::move(kept_.back().stream);
    kept_.pop_back();
    if (stream.is_quiet()) return stream;
  }
  return std::nullopt;
}

void KeptStreams::put(Stream stream) {
  if (most_ == 0) return;
  if (kept_.size() == most_) kept_.pop_front();
  kept_.push_back({std::move(stream), Clock::now()});
  if (!watching_) watch();
}

void KeptStreams::clear() {
  kept_.clear();
  timer_.cancel();
}

void KeptStreams::drop_old() {
  const auto oldest = Clock::now() - kMaxIdle;
  while (!kept_.empty() && kept_.front().since <= oldest) kept_.pop_front();
}

void KeptStreams::watch() {
  watching_ = true;
  timer_.expires_at(kept_.front().since + kMaxIdle);
  timer_.async_wait([this](boost::system::error_code error) {
    watching_ = false;
    if (error) return;
    drop_old();
    if (!kept_.empty()) watch();
  });
}

}  // namespace rodedraad::http
