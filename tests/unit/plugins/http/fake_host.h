#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "rodedraad/sdk/host.h"
#include "rodedraad/sdk/message.h"

namespace rodedraad::http {

/// The hub as a transport sees it: keeps what it is handed and answers as the test says.
class FakeHost {
 public:
  using Respond = std::function<void(const sdk::Answer&)>;
  using Handler = std::function<void(const sdk::Message&, Respond)>;

  /// Answers 200 with the target as body, at once.
  FakeHost();
  explicit FakeHost(Handler handler);
  FakeHost(const FakeHost&) = delete;
  FakeHost& operator=(const FakeHost&) = delete;

  /// Who is turned away at the head, with this status.
  void turn_away(std::function<bool(const sdk::Message& head)> who, int status) {
    turned_away_ = std::move(who);
    host_.turns_away = [](void* ctx, const rd_message* head, rd_answer_fn done,
                          void* done_ctx) -> std::int32_t {
      const auto& self = *static_cast<FakeHost*>(ctx);
      if (!self.turned_away_(sdk::copy(*head))) return 0;
      sdk::Answer answer;
      answer.status = self.turned_away_status_;
      const sdk::Lent lent{answer};
      done(done_ctx, lent.answer());
      return 1;
    };
    turned_away_status_ = status;
  }

  sdk::Host host() const { return sdk::Host{&host_}; }
  std::vector<sdk::Message> accepted() const;
  /// Waits until the handler has seen \p count messages; false when they do not come.
  bool wait_for(std::size_t count) const;
  /// All that was logged: events and fields.
  std::string log() const;

 private:
  void accept(const rd_message& message, rd_answer_fn done, void* done_ctx);
  void write(rd_str event, const rd_pair* fields, std::size_t count);

  Handler handler_;
  std::function<bool(const sdk::Message&)> turned_away_;
  int turned_away_status_ = 401;
  rd_host host_{};
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  std::vector<sdk::Message> accepted_;
  std::size_t handled_ = 0;
  std::string log_;
};

sdk::Answer answer_of(int status, std::string body = {});

}  // namespace rodedraad::http
