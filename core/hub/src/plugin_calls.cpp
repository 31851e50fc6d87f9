#include <utility>

#include "rodedraad/hub/crew.h"
#include "rodedraad/hub/plugin_host.h"
#include "rodedraad/plugin/contained.h"
#include "rodedraad/sdk/text.h"

namespace rodedraad::hub {

using sdk::view;

Adapter::Adapter(std::string name, std::unique_ptr<plugin::AdapterCalls> calls, bool isolated)
    : name_(std::move(name)), calls_(std::move(calls)), isolated_(isolated) {}

Adapter::~Adapter() {
  // A thread still hangs inside: what it uses must stay.
  if (given_up_) calls_.release();  // NOLINT(bugprone-unused-return-value)
}

template <class Body>
auto Adapter::call(const Body& body) const -> decltype(body()) {
  if (given_up_) {
    return tl::unexpected(plugin::broken("adapter " + name_ +
                                         " liep vast en wordt niet meer aangeroepen: herstart de "
                                         "hub als de leverancier hem heeft hersteld"));
  }
  // A process of its own has a deadline of its own, and is ended when it hangs.
  if (isolated_) return body();
  PluginCall watched{name_};
  auto result = body();
  watched.finish();
  return result;
}

PluginResult<sdk::Admission> Adapter::admit(const sdk::Message& message) const {
  return call([&] { return calls_->admit(message); });
}

PluginResult<sdk::Answer> Adapter::reply(const sdk::ReplyRequest& request) const {
  return call([&] { return calls_->reply(request); });
}

PluginResult<sdk::Decoded> Adapter::decode(const sdk::Message& message) const {
  return call([&] { return calls_->decode(message); });
}

PluginResult<sdk::Decoded> Adapter::relate(const sdk::Message& message,
                                           const sdk::Known& known) const {
  return call([&] { return calls_->relate(message, known); });
}

PluginResult<std::vector<sdk::Finding>> Adapter::vet(const sdk::EncodeRequest& request,
                                                     const sdk::Known& known) const {
  return call([&] { return calls_->vet(request, known); });
}

PluginResult<sdk::Message> Adapter::encode(const sdk::EncodeRequest& request) const {
  return call([&] { return calls_->encode(request); });
}

PluginResult<sdk::Judgement> Adapter::judge(const sdk::Message& sent,
                                            const sdk::Answer& answer) const {
  return call([&] { return calls_->judge(sent, answer); });
}

Transport::Transport(std::string name, const rd_transport& table)
    : name_(std::move(name)), table_(table) {}

Transport::~Transport() {
  if (self_ == nullptr) return;
  stop(std::chrono::seconds{2});
  table_.destroy(self_);
}

PluginResult<void> Transport::start() {
  rd_error error{};
  error.struct_size = sizeof error;
  started_ = true;
  const auto status = plugin::contained(error, [&] { return table_.start(self_, &error); });
  if (status == RD_OK) return {};
  stop(std::chrono::milliseconds{0});
  return tl::unexpected(plugin::error_of(status, error));
}

std::string Transport::address() const { return std::string{view(table_.address(self_))}; }

void Transport::send(const sdk::Message& message, std::function<void(const sdk::Sent&)> done) {
  const sdk::Lent lent{message};
  auto owned = std::make_unique<std::function<void(const sdk::Sent&)>>(std::move(done));
  table_.send(
      self_, lent.message(),
      [](void* ctx, std::int32_t outcome, const rd_answer* answer, const rd_error* error) {
        const std::unique_ptr<std::function<void(const sdk::Sent&)>> call{
            static_cast<std::function<void(const sdk::Sent&)>*>(ctx)};
        sdk::Sent sent;
        sent.outcome = static_cast<sdk::SentOutcome>(outcome);
        if (answer != nullptr) sent.answer = sdk::copy(*answer);
        if (error != nullptr) sent.error = error->text;
        (*call)(sent);
      },
      owned.release());
}

void Transport::stop(std::chrono::milliseconds deadline) {
  if (!started_) return;
  started_ = false;
  table_.stop(self_, static_cast<std::uint32_t>(deadline.count()));
}

}  // namespace rodedraad::hub
