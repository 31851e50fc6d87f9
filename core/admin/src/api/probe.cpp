#include "probe.h"

#include <future>

#include "rodedraad/hub/context.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/sdk/transport.h"

namespace rodedraad::admin {

namespace json = boost::json;

namespace {

constexpr std::chrono::seconds kPatience{10};

/// What happens on the way to an answer.
class Report {
 public:
  void add(const char* name, bool well, std::string_view words) {
    well_ = well_ && well;
    steps_.push_back(
        json::object{{"naam", name}, {"gelukt", well}, {"tekst", hub::mask(words).substr(0, 500)}});
  }

  json::object done() {
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - began_);
    return {{"gelukt", well_}, {"duurMs", took.count()}, {"stappen", std::move(steps_)}};
  }

 private:
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  bool well_ = true;
  json::array steps_;
};

std::string words_of(const sdk::Sent& sent) {
  const auto status = std::to_string(sent.answer.status);
  switch (sent.answer.status) {
    case 401:
    case 403:
      return "De partner laat ons niet binnen (" + status + "): ga de inloggegevens na.";
    case 404:
    case 405:
      return "De partner antwoordt (" + status + "): hij is bereikbaar.";
    default:
      return "De partner antwoordt met status " + status + ".";
  }
}

}  // namespace

json::object probe(const config::Connection& connection, const hub::PluginHost& plugins) {
  Report report;
  if (!connection.transport) {
    report.add("vervoer", true, "Deze koppeling verstuurt niets; zij ontvangt alleen.");
    return report.done();
  }
  auto transport =
      plugins.make_transport(connection.transport->name, hub::settings_of(*connection.transport),
                             [](const sdk::Message&, const hub::Transport::Answered&) {});
  if (!transport) {
    report.add("instellingen", false, transport.error().text);
    return report.done();
  }
  report.add("instellingen", true, "Het vervoer neemt de instellingen aan.");
  if (connection.transport->name == "files" || connection.transport->name == "sftp") {
    report.add("partner", true, "Dit vervoer gaat via een map; er is niemand die antwoordt.");
    return report.done();
  }
  if (const auto started = (*transport)->start(); !started) {
    report.add("starten", false, started.error().text);
    return report.done();
  }
  auto promise = std::make_shared<std::promise<sdk::Sent>>();
  auto ended = promise->get_future();
  const sdk::Message question{"test", {}, "GET", "/", {}, {}, {}, {}};
  (*transport)->send(question, [promise](const sdk::Sent& sent) { promise->set_value(sent); });
  if (ended.wait_for(kPatience) != std::future_status::ready) {
    report.add("partner", false, "De partner antwoordt niet binnen tien seconden.");
  } else {
    const auto sent = ended.get();
    const bool answered = sent.outcome == sdk::SentOutcome::answered;
    const bool let_in = sent.answer.status != 401 && sent.answer.status != 403;
    report.add("partner", answered && let_in, answered ? words_of(sent) : sent.error);
  }
  (*transport)->stop(std::chrono::seconds{1});
  return report.done();
}

}  // namespace rodedraad::admin
