#include "client.h"

#include <cctype>
#include <utility>

namespace rodedraad::http {

namespace net = boost::asio;

namespace {

constexpr std::uint16_t kHttpPort = 80;
constexpr std::uint16_t kHttpsPort = 443;

/// System messages start with a capital; here they stand behind a colon.
std::string lower_first(std::string text) {
  if (!text.empty()) {
    text.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(text.front())));
  }
  return text;
}

}  // namespace

Client::Client(std::shared_ptr<Reactor> reactor, const Settings& settings, Tls* tls,
               std::function<void()> emptied)
    : reactor_(std::move(reactor)),
      settings_(settings),
      emptied_(std::move(emptied)),
      tls_(tls),
      resolver_(reactor_->context()),
      kept_(reactor_->context(), settings.keep) {}

void Client::resolve(Resolved resolved) {
  const auto& authority = settings_.url->authority;
  const auto port = authority.port.value_or(is_secure() ? kHttpsPort : kHttpPort);
  Endpoints endpoints;
  // Named as such by the administrator: settings said no to those that may not be.
  for (const auto& address : loopback_addresses(authority.host)) {
    endpoints.emplace_back(address, port);
  }
  if (const auto address = literal_address(authority.host); address && endpoints.empty()) {
    endpoints.emplace_back(*address, port);
  }
  if (!endpoints.empty()) {
    resolved(endpoints);
    return;
  }
  resolver_.async_resolve(
      authority.host, std::to_string(port), net::ip::resolver_base::numeric_service,
      [this, resolved = std::move(resolved)](boost::system::error_code error,
                                             const net::ip::tcp::resolver::results_type& found) {
        if (error) return resolved(tl::unexpected{error.message()});
        Endpoints allowed;
        for (const auto& each : found) {
          if (may_connect(each.endpoint().address(), settings_.allow)) {
            allowed.push_back(each.endpoint());
          }
        }
        if (!allowed.empty()) return resolved(allowed);
        resolved(tl::unexpected{
            std::string{"the name leads to no public address, and to none that allow names"}});
      });
}

std::optional<Stream> Client::take_kept() {
  if (is_secure() && kept_under_ != tls_->context()) {
    // Made with a certificate that was replaced, or checked against a list that was.
    kept_.clear();
    kept_under_ = tls_->context();
  }
  return kept_.take();
}

void Client::send(Outgoing request, sdk::Transport::Done done) {
  const auto call = std::make_shared<Call>(*this, std::move(request), std::move(done));
  calls_.insert(call);
  call->start();
}

void Client::abort() {
  const std::vector<std::shared_ptr<Call>> all{calls_.begin(), calls_.end()};
  resolver_.cancel();
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
