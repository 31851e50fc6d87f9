#include "test_host.h"

#include "rodedraad/sdk/text.h"

namespace rodedraad::certify {

namespace {

constexpr std::int64_t kSecondOfMarch2026 = 1'772'442'000'000;

}  // namespace

TestHost::TestHost(Accepts accepts, std::uint32_t abi_minor) : now_(kSecondOfMarch2026) {
  table_.struct_size = sizeof(rd_host);
  table_.abi_minor = abi_minor;
  table_.ctx = this;
  table_.log = log;
  table_.now_ms = [](void* ctx) -> std::int64_t { return static_cast<TestHost*>(ctx)->now_; };
  if (accepts == Accepts::no) return;
  table_.accept = accept;
  answerer_ = std::thread{[this] { answer(); }};
}

TestHost::~TestHost() {
  if (!answerer_.joinable()) return;
  {
    const std::lock_guard lock{mutex_};
    ending_ = true;
  }
  changed_.notify_all();
  answerer_.join();
}

std::vector<std::string> TestHost::take_log() {
  const std::lock_guard lock{mutex_};
  return std::exchange(logged_, {});
}

void TestHost::log(void* ctx, std::int32_t /*level*/, rd_str event, const rd_pair* fields,
                   std::size_t n) {
  auto& host = *static_cast<TestHost*>(ctx);
  std::string text{sdk::view(event)};
  for (std::size_t i = 0; i < n; ++i) {
    text.append(1, ' ').append(sdk::view(fields[i].name));
    text.append(1, '=').append(sdk::view(fields[i].value));
  }
  const std::lock_guard lock{host.mutex_};
  host.logged_.push_back(std::move(text));
}

void TestHost::accept(void* ctx, const rd_message* /*message*/, rd_answer_fn done, void* done_ctx) {
  auto& host = *static_cast<TestHost*>(ctx);
  ++host.accepted_;
  if (host.closed_) ++host.too_late_;
  {
    const std::lock_guard lock{host.mutex_};
    host.waiting_.push_back({done, done_ctx});
  }
  host.changed_.notify_all();
}

void TestHost::answer() {
  std::unique_lock lock{mutex_};
  for (;;) {
    changed_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const auto next = waiting_.front();
    waiting_.pop_front();
    lock.unlock();
    const sdk::Answer answer{202, "text/plain", {}, "ok"};
    const sdk::Lent lent{answer};
    next.done(next.ctx, lent.answer());
    lock.lock();
  }
}

}  // namespace rodedraad::certify
