#include "alert_channels.h"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/MailMessage.h>
#include <Poco/Net/MailRecipient.h>
#include <Poco/Net/SMTPClientSession.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/URI.h>

#include <boost/json.hpp>
#include <future>

#include "alerts.h"
#include "rodedraad/hub/log.h"
#include "views.h"

namespace rodedraad::admin {

namespace json = boost::json;

namespace {

constexpr std::chrono::seconds kPatience{10};

/// In the clear only on this machine itself.
bool stays_here(const std::string& host) {
  return host == "127.0.0.1" || host == "localhost" || host == "::1";
}

/// A connection to a mail server of which the certificate has to be of its host (Poco's own forgets
/// the host when the socket is connected with patience).
class MailSession : public Poco::Net::SMTPClientSession {
 public:
  explicit MailSession(const Poco::URI& server)
      : SMTPClientSession{connected(server)}, host_(server.getHost()) {
    setTimeout(patience());
    login();
  }

  /// RFC 3207. \returns whether the server knows it. Throws when it is not who it should be.
  bool secure() {
    std::string said;
    if (!isPositiveCompletion(sendCommand("STARTTLS", said))) return false;
    using Poco::Net::Context;
    Context::Ptr context{new Context{Context::TLS_CLIENT_USE, "", "", "", Context::VERIFY_STRICT, 9,
                                     true, "HIGH:!aNULL:!MD5"}};
    context->requireMinimumProtocol(Context::PROTO_TLSV1_2);
    context->enableExtendedCertificateVerification(true);
    socket() = Poco::Net::SecureStreamSocket::attach(socket(), host_, context);
    return true;
  }

 private:
  static Poco::Timespan patience() { return {static_cast<long>(kPatience.count()), 0}; }
  static Poco::Net::StreamSocket connected(const Poco::URI& server) {
    const auto port = server.getPort() == 0 ? Poco::UInt16{25} : server.getPort();
    Poco::Net::StreamSocket socket;
    socket.connect({server.getHost(), port}, patience());
    return socket;
  }

  std::string host_;
};

std::string mail(const config::Alerts& alerts, const Alert& alert) {
  try {
    const Poco::URI server{alerts.smtp};
    Poco::Net::MailMessage message;
    message.setSender(alerts.from);
    message.addRecipient({Poco::Net::MailRecipient::PRIMARY_RECIPIENT, alerts.mail});
    message.setSubject(Poco::Net::MailMessage::encodeWord(alert.title, "UTF-8"));
    message.setContentType("text/plain; charset=UTF-8");
    message.setContent(alert.text, Poco::Net::MailMessage::ENCODING_QUOTED_PRINTABLE);
    MailSession session{server};
    if (!stays_here(server.getHost()) && !session.secure()) {
      return "de mailserver kent geen versleutelde verbinding (STARTTLS)";
    }
    if (!alerts.user.empty()) {
      session.login(MailSession::AUTH_LOGIN, alerts.user, alerts.password);
    }
    session.sendMessage(message);
    session.close();
    return {};
  } catch (const Poco::Exception& problem) {
    return "de mailserver neemt het bericht niet aan: " + hub::mask(problem.displayText());
  }
}

std::string webhook(const config::Alerts& alerts, const hub::PluginHost& plugins,
                    const Alert& alert) {
  const std::vector<sdk::Pair> settings{{"url", alerts.webhook}, {"timeout", "8s"}};
  auto transport = plugins.make_transport(
      "http", settings, [](const sdk::Message&, const hub::Transport::Answered&) {});
  if (!transport) return "de webhook: " + transport.error().text;
  if (const auto started = (*transport)->start(); !started) {
    return "de webhook: " + started.error().text;
  }
  sdk::Message message;
  message.id = "waarschuwing";
  message.method = "POST";
  message.media_type = "application/json";
  message.body = json::serialize(json::object{{"soort", alert.sort},
                                              {"titel", alert.title},
                                              {"tekst", alert.text},
                                              {"moment", utc(alert.at)}});
  auto promise = std::make_shared<std::promise<sdk::Sent>>();
  auto ended = promise->get_future();
  (*transport)->send(message, [promise](const sdk::Sent& sent) { promise->set_value(sent); });
  std::string problem;
  if (ended.wait_for(kPatience) != std::future_status::ready) {
    problem = "de webhook antwoordt niet";
  } else if (const auto sent = ended.get(); sent.outcome != sdk::SentOutcome::answered) {
    problem = "de webhook is niet bereikbaar: " + sent.error;
  } else if (sent.answer.status >= 300) {
    problem = "de webhook antwoordt met status " + std::to_string(sent.answer.status);
  }
  (*transport)->stop(std::chrono::seconds{1});
  return problem;
}

}  // namespace

std::vector<Way> ways_of(const config::Alerts& alerts) {
  std::vector<Way> ways;
  if (!alerts.mail.empty()) ways.push_back(Way::mail);
  if (!alerts.webhook.empty()) ways.push_back(Way::webhook);
  return ways;
}

std::string send_alert(const config::Alerts& alerts, Way way, const hub::PluginHost& plugins,
                       const Alert& alert) {
  return way == Way::mail ? mail(alerts, alert) : webhook(alerts, plugins, alert);
}

}  // namespace rodedraad::admin
