#include "fake_host.h"

#include <chrono>
#include <utility>

#include "rodedraad/sdk/text.h"

namespace rodedraad::http {

FakeHost::FakeHost()
    : FakeHost([](const sdk::Message& message, const Respond& respond) {
        respond(answer_of(200, message.target));
      }) {}

FakeHost::FakeHost(Handler handler) : handler_(std::move(handler)) {
  host_.struct_size = sizeof host_;
  host_.ctx = this;
  host_.log = [](void* ctx, std::int32_t, rd_str event, const rd_pair* fields, std::size_t count) {
    static_cast<FakeHost*>(ctx)->write(event, fields, count);
  };
  host_.now_ms = [](void*) -> std::int64_t { return 1'772'442'927'000; };
  host_.accept = [](void* ctx, const rd_message* message, rd_answer_fn done, void* done_ctx) {
    static_cast<FakeHost*>(ctx)->accept(*message, done, done_ctx);
  };
}

std::vector<sdk::Message> FakeHost::accepted() const {
  const std::lock_guard lock{mutex_};
  return accepted_;
}

bool FakeHost::wait_for(std::size_t count) const {
  std::unique_lock lock{mutex_};
  return changed_.wait_for(lock, std::chrono::seconds{30}, [&] { return handled_ >= count; });
}

std::string FakeHost::log() const {
  const std::lock_guard lock{mutex_};
  return log_;
}

void FakeHost::accept(const rd_message& message, rd_answer_fn done, void* done_ctx) {
  auto owned = sdk::copy(message);
  {
    const std::lock_guard lock{mutex_};
    accepted_.push_back(owned);
  }
  handler_(owned, [done, done_ctx](const sdk::Answer& answer) {
    const sdk::Lent lent{answer};
    done(done_ctx, lent.answer());
  });
  const std::lock_guard lock{mutex_};
  ++handled_;
  changed_.notify_all();
}

void FakeHost::write(rd_str event, const rd_pair* fields, std::size_t count) {
  const std::lock_guard lock{mutex_};
  log_.append(sdk::view(event));
  for (std::size_t i = 0; i < count; ++i) {
    log_.append(" ")
        .append(sdk::view(fields[i].name))
        .append("=")
        .append(sdk::view(fields[i].value));
  }
  log_.append("\n");
}

sdk::Answer answer_of(int status, std::string body) {
  sdk::Answer answer;
  answer.status = status;
  answer.media_type = "text/plain";
  answer.body = std::move(body);
  return answer;
}

}  // namespace rodedraad::http
