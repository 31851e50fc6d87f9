#include "alert_channels.h"

#include <Poco/Exception.h>
#include <Poco/Net/MailMessage.h>
#include <Poco/Net/MailRecipient.h>
#include <Poco/Net/SecureSMTPClientSession.h>
#include <Poco/URI.h>

#include <boost/json.hpp>
#include <future>

#include "alerts.h"
#include "rodedraad/hub/log.h"
#include "views.h"

namespace rodedraad::admin {

namespace json = boost::json;

namespace {

constexpr std::chrono::seconds kPatience{20};

/// In the clear only on this machine itself.
bool stays_here(const std::string& host) {
  return host == "127.0.0.1" || host == "localhost" || host == "::1";
}

std::string mail(const config::Alerts& alerts, const Alert& alert) {
  try {
    const Poco::URI server{alerts.smtp};
    Poco::Net::MailMessage message;
    message.setSender(alerts.from);
    message.addRecipient({Poco::Net::MailRecipient::PRIMARY_RECIPIENT, alerts.mail});
    message.setSubject(Poco::Net::MailMessage::encodeWord(alert.title, "UTF-8"));
    message.setContentType("text/plain; charset=UTF-8");
    message.setContent(alert.text, Poco::Net::MailMessage::ENCODING_8BIT);
    const auto port = server.getPort() == 0 ? Poco::UInt16{25} : server.getPort();
    Poco::Net::SecureSMTPClientSession session{server.getHost(), port};
    session.setTimeout(Poco::Timespan{static_cast<long>(kPatience.count()), 0});
    if (stays_here(server.getHost())) {
      session.login();
    } else {
      session.login();
      if (!session.startTLS()) return "de mailserver kent geen versleutelde verbinding (STARTTLS)";
    }
    if (!alerts.user.empty()) {
      session.login(Poco::Net::SMTPClientSession::AUTH_LOGIN, alerts.user, alerts.password);
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
  const std::vector<sdk::Pair> settings{{"url", alerts.webhook}, {"timeout", "15s"}};
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

std::vector<std::string> send_alert(const config::Config& config, const hub::PluginHost& plugins,
                                    const Alert& alert) {
  std::vector<std::string> problems;
  const auto& alerts = config.hub.alerts;
  const auto add = [&](std::string problem) {
    if (!problem.empty()) problems.push_back(std::move(problem));
  };
  if (!alerts.mail.empty()) add(mail(alerts, alert));
  if (!alerts.webhook.empty()) add(webhook(alerts, plugins, alert));
  return problems;
}

}  // namespace rodedraad::admin
