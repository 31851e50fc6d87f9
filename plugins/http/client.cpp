#include "client.h"

#include <cctype>
#include <utility>

namespace rodedraad::http {

namespace {

constexpr std::uint16_t kHttpPort = 80;

/// System messages start with a capital; here they stand behind a colon.
std::string lower_first(std::string text) {
  if (!text.empty()) {
    text.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(text.front())));
  }
  return text;
}

}  // namespace

Client::Client(std::shared_ptr<Reactor> reactor, const Settings& settings,
               std::function<void()> emptied)
    : reactor_(std::move(reactor)),
      settings_(settings),
      emptied_(std::move(emptied)),
      endpoints_(loopback_endpoints(settings.url->authority, kHttpPort)),
      kept_(reactor_->context(), settings.keep) {}

void Client::send(Outgoing request, sdk::Transport::Done done) {
  const auto call = std::make_shared<Call>(*this, std::move(request), std::move(done));
  calls_.insert(call);
  call->start();
}

void Client::abort() {
  const std::vector<std::shared_ptr<Call>> all{calls_.begin(), calls_.end()};
  for (const auto& call : all) call->abandon("the connection was stopped");
  kept_.clear();
}

void Client::remove(const std::shared_ptr<Call>& call) {
  calls_.erase(call);
  if (empty()) emptied_();
}

std::string Client::no_connection(const std::string& reason) const {
  return "no connection to " + settings_.url->authority.text() + ": " + lower_first(reason);
}

std::string Client::no_answer(const std::string& reason) const {
  return "no answer from " + settings_.url->authority.text() + ": " + lower_first(reason);
}

}  // namespace rodedraad::http
