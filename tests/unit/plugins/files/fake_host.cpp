#include "fake_host.h"

#include <chrono>
#include <stdexcept>

#include "rodedraad/sdk/text.h"

namespace rodedraad::files {

namespace {

constexpr std::chrono::seconds kGiveUp{30};

FakeHost& host(void* ctx) { return *static_cast<FakeHost*>(ctx); }

}  // namespace

FakeHost::FakeHost() {
  table_.struct_size = sizeof table_;
  table_.abi_minor = RD_ABI_MINOR;
  table_.ctx = this;
  table_.log = [](void* ctx, std::int32_t, rd_str event, const rd_pair* fields, std::size_t count) {
    host(ctx).log(event, fields, count);
  };
  table_.now_ms = [](void*) -> std::int64_t { return 1'772'442'927'000; };  // 2026-03-02 09:15:27
  table_.accept = [](void* ctx, const rd_message* message, rd_answer_fn done, void* done_ctx) {
    host(ctx).accept(message, done, done_ctx);
  };
  answers([](const sdk::Message&) { return 202; });
}

void FakeHost::answers(std::function<int(const sdk::Message&)> decide) {
  handles([decide = std::move(decide)](const sdk::Message& message,
                                       const std::function<void(int)>& answer) {
    answer(decide(message));
  });
}

void FakeHost::handles(Handler handler) {
  const std::lock_guard lock{mutex_};
  handler_ = std::move(handler);
}

std::vector<sdk::Message> FakeHost::offers(std::size_t count) {
  std::unique_lock lock{mutex_};
  if (!news_.wait_for(lock, kGiveUp, [&] { return offers_.size() >= count; })) {
    throw std::runtime_error("the plugin offered " + std::to_string(offers_.size()) +
                             " files, not " + std::to_string(count));
  }
  return offers_;
}

std::vector<FakeHost::Event> FakeHost::events(const std::string& name, std::size_t count) {
  std::unique_lock lock{mutex_};
  std::vector<Event> result;
  const auto enough = [&] {
    result.clear();
    for (const auto& event : events_) {
      if (event.name == name) result.push_back(event);
    }
    return result.size() >= count;
  };
  if (!news_.wait_for(lock, kGiveUp, enough)) {
    throw std::runtime_error("the plugin did not log " + name);
  }
  return result;
}

void FakeHost::accept(const rd_message* message, rd_answer_fn done, void* done_ctx) {
  const auto owned = sdk::copy(*message);
  Handler handler;
  {
    const std::lock_guard lock{mutex_};
    handler = handler_;
  }
  handler(owned, [done, done_ctx](int status) {
    sdk::Answer answer;
    answer.status = status;
    const sdk::Lent lent{answer};
    done(done_ctx, lent.answer());
  });
  const std::lock_guard lock{mutex_};
  offers_.push_back(owned);
  news_.notify_all();
}

void FakeHost::log(rd_str event, const rd_pair* fields, std::size_t count) {
  const std::lock_guard lock{mutex_};
  events_.push_back({std::string{sdk::view(event)}, sdk::copy(fields, count)});
  news_.notify_all();
}

}  // namespace rodedraad::files
