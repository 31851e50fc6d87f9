#include "rodedraad/admin/admin_server.h"

#include <array>
#include <optional>
#include <stdexcept>
#include <string_view>

#include "decisions.h"
#include "rodedraad/admin/announcement.h"
#include "rodedraad/admin/operator.h"
#include "rodedraad/crypto/digest.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/message/json_writer.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/sdk/identifiers.h"
#include "rodedraad/store/reader.h"
#include "sign_in/doors.h"

namespace rodedraad::admin {

namespace {

constexpr const char* kVersion = "1.0.0";

crypto::Secret fresh_token() {
  auto digits = crypto::hex(crypto::Secret::random(32).view());
  crypto::Secret token{digits};
  crypto::wipe(digits);
  return token;
}

/// What is asked for a whole case, and how the address ends that it is posted to.
constexpr std::array<std::pair<hub::CaseOrder::What, std::string_view>, 3> kOrders{
    {{hub::CaseOrder::What::erase, "/_wis"},
     {hub::CaseOrder::What::hold, "/_vasthouden"},
     {hub::CaseOrder::What::release, "/_loslaten"}}};

sdk::Answer plain(int status, std::string text) {
  return {status,
          "text/plain",
          {{"API-Version", kVersion}, {"Cache-Control", "no-store"}},
          std::move(text)};
}

/// Problem details (RFC 9457), as the NLGov API Design Rules ask.
sdk::Answer problem(int status, std::string_view title, std::string_view detail) {
  message::JsonWriter json;
  json.begin_object()
      .raw("status", std::to_string(status))
      .text("title", title)
      .text("detail", detail)
      .end_object();
  return {status,
          "application/problem+json",
          {{"API-Version", kVersion}, {"Cache-Control", "no-store"}},
          json.take()};
}

/// A record of who asks; what they ask is not in it yet.
store::AuditRow asked_by(const sdk::Message& message) {
  const auto said = [&](const char* name, const char* otherwise) {
    const auto value = hub::mask(message.header(name));
    return value.empty() ? std::string{otherwise} : value.substr(0, 200);
  };
  return {.at = model::SystemClock{}.now(),
          .action = "",
          .object = "",
          .result = "",
          .origin = said(kOriginHeader, "admin"),
          .actor = said(kOperatorHeader, "who has the token")};
}

/// What is about to be seen, out of a request. \returns whether it is such a request.
bool read_into(const std::string& body, store::AuditRow& row) {
  const auto parsed = message::parse_json(body);
  if (!parsed) return false;
  const auto text = [&](const char* name) {
    return hub::mask(message::text(parsed->root(), name)).substr(0, 500);
  };
  row.action = text("actie");
  // An identifier of ours may hold by chance what looks like a citizen service number.
  const std::string object{message::text(parsed->root(), "object")};
  row.object = sdk::is_uuid(object) ? object : hub::mask(object).substr(0, 100);
  row.result = "shown";
  row.municipality = text("gemeente");
  row.detail = text("reden");
  return row.action.ends_with(".read") &&
         row.action.find_first_not_of("abcdefghijklmnopqrstuvwxyz.-") == std::string::npos;
}

/// The id in "/v1/collection/ID/_action".
std::optional<std::string> wanted(const sdk::Message& message, std::string_view collection,
                                  std::string_view action) {
  const std::string_view target{message.target};
  if (message.method != "POST" || target.size() < collection.size() + action.size() ||
      !target.starts_with(collection) || !target.ends_with(action)) {
    return std::nullopt;
  }
  return std::string{
      target.substr(collection.size(), target.size() - collection.size() - action.size())};
}

std::optional<hub::Decision> asked_decision(const sdk::Message& message) {
  for (const auto& [verdict, action] : kDecisions) {
    if (auto id = wanted(message, "/v1/afleveringen/", action)) {
      hub::Decision decision;
      decision.delivery = std::move(*id);
      decision.verdict = verdict;
      return decision;
    }
  }
  return std::nullopt;
}

bool asks_reload(const sdk::Message& message) {
  return message.method == "POST" && message.target == "/v1/configuratie/_herladen";
}

/// \returns false when it is not a decision in JSON.
bool read_into(const std::string& body, hub::Decision& decision) {
  const auto parsed = message::parse_json(body);
  if (!parsed) return false;
  decision.actor.name = hub::mask(message::text(parsed->root(), "door"));
  decision.actor.why = hub::mask(message::text(parsed->root(), "reden"));
  decision.content = message::text(parsed->root(), "inhoud");
  const auto from = message::text(parsed->root(), "vanaf");
  if (from.empty()) return true;
  try {
    decision.not_before = model::parse_instant(from);
  } catch (const std::invalid_argument&) {
    return false;
  }
  return true;
}

sdk::Answer unrecorded() {
  return problem(503, "Niet vastgelegd", "Het auditlogboek neemt niets aan, dus er gebeurt niets.");
}

/// 422 when the configuration was not taken over.
sdk::Answer view(const hub::Reloaded& result) {
  message::JsonWriter json;
  json.begin_object().text("revision", result.revision).raw("done", result.done ? "true" : "false");
  json.begin_array("findings");
  for (const auto& finding : result.findings) {
    const bool error = finding.severity == config::Severity::error;
    json.begin_object()
        .text("severity", error ? "error" : "warning")
        .text("file", finding.place.file)
        .raw("line", std::to_string(finding.place.line))
        .raw("column", std::to_string(finding.place.column))
        .text("code", finding.code)
        .text("text", finding.text)
        .end_object();
  }
  json.end_array().end_object();
  return {result.done ? 200 : 422,
          "application/json",
          {{"API-Version", kVersion}, {"Cache-Control", "no-store"}},
          json.take()};
}

}  // namespace

AdminServer::AdminServer(const hub::PluginHost& plugins, hub::Hub& hub, const model::Clock& clock,
                         const std::filesystem::path& data, Reload reload)
    : hub_(hub),
      token_(fresh_token()),
      reload_(std::move(reload)),
      clerk_("clerk", std::chrono::seconds{15}) {
  write_whole(data / "admin.token", std::string{token_.view()}, true);
  const auto& settings = hub.setup()->config().hub;
  const bool secured = !settings.admin_certificate.empty();
  sign_in_ = std::make_unique<SignIn>(
      Ground{.config =
                 [&hub] {
                   auto setup = hub.setup();
                   return std::shared_ptr<const config::Config>{setup, &setup->config()};
                 },
             .write =
                 [&hub](store::Writer::Work work, store::Writer::Committed committed) {
                   return hub.write(std::move(work), std::move(committed));
                 },
             .record = [&hub](store::AuditRow row) { return hub.record(std::move(row)); },
             .refused = [&hub] { hub.refused("console"); },
             .fetch = fetch_with(plugins),
             .clock = clock,
             .setup_secret = data / "console.secret",
             .encrypted = secured},
      store::Reader{hub.location()}.accounts(), token_.copy());
  if (secured) {
    secured_ = make(plugins, {{"address", settings.admin_address},
                              {"certificate", settings.admin_certificate},
                              {"key", settings.admin_key}});
  }
  transport_ = make(plugins, {{"address", secured ? "127.0.0.1:0" : settings.admin_address}});
}

std::unique_ptr<hub::Transport> AdminServer::make(const hub::PluginHost& plugins,
                                                  std::vector<sdk::Pair> settings) {
  settings.push_back({"max-body", "16M"});
  settings.push_back({"peer", "true"});
  auto transport = plugins.make_transport(
      "http", settings,
      [this](const sdk::Message& message, const hub::Transport::Answered& answered) {
        take(message, answered);
      },
      [this](const sdk::Message& head, const hub::Transport::Answered& answered) {
        if (head.method != "POST" || is_for_sign_in(head) || may_act(head)) return false;
        answered(not_allowed());
        return true;
      });
  if (!transport) {
    throw std::runtime_error("the administrators' listener cannot be made: " +
                             transport.error().text);
  }
  return std::move(*transport);
}

AdminServer::~AdminServer() {
  for (auto* transport : {secured_.get(), transport_.get()}) {
    if (transport != nullptr) transport->stop(std::chrono::seconds{1});
  }
}

void AdminServer::start() {
  for (auto* transport : {secured_.get(), transport_.get()}) {
    if (transport == nullptr) continue;
    if (const auto started = transport->start(); !started) {
      throw std::runtime_error("the administrators' listener cannot start: " +
                               started.error().text);
    }
  }
}

std::string AdminServer::address() const { return transport_->address(); }

std::string AdminServer::console_address() const {
  return secured_ ? secured_->address() : address();
}

std::string AdminServer::setup_secret() const { return sign_in_->setup().shown(); }

void AdminServer::take(const sdk::Message& message, const hub::Transport::Answered& answered) {
  if (is_for_sign_in(message)) {
    return clerk_.post([this, message, answered] { answered(answer_sign_in(*sign_in_, message)); });
  }
  auto decision = asked_decision(message);
  if ((!decision && !asks_reload(message)) || !may_act(message)) {
    answered(answer(message));
    return;
  }
  if (decision) return decide(std::move(*decision), message, answered);
  const auto who = asked_by(message);
  reload_(who.origin, who.actor,
          [answered](const hub::Reloaded& result) { answered(view(result)); });
}

sdk::Answer AdminServer::not_allowed() {
  hub_.refused("admin");
  return problem(401, "Niet aangemeld", "Geef het token uit de gegevensmap mee.");
}

bool AdminServer::may_act(const sdk::Message& message) const {
  constexpr std::string_view scheme = "Bearer ";
  const std::string_view shown = message.header("Authorization");
  return shown.starts_with(scheme) &&
         crypto::equal_in_constant_time(shown.substr(scheme.size()), token_.view());
}

sdk::Answer AdminServer::answer(const sdk::Message& message) {
  const std::string_view target{message.target};
  if (message.method == "GET" && (target == "/livez" || target == "/startupz")) {
    return plain(200, "ok\n");
  }
  if (message.method == "GET" && target == "/readyz") return ready();
  const auto incoming = wanted(message, "/v1/berichten/", "/_opnieuw");
  const auto task = wanted(message, "/v1/taken/", "/_gereed");
  const bool reading = message.method == "POST" && target == "/v1/raadplegingen";
  std::optional<std::pair<hub::CaseOrder::What, std::string>> for_case;
  for (const auto& [what, action] : kOrders) {
    if (auto id = wanted(message, "/v1/zaken/", action)) for_case = {what, std::move(*id)};
  }
  const bool rotates = message.method == "POST" && target == "/v1/sleutels/_vernieuw";
  if (!asked_decision(message) && !incoming && !task && !reading && !asks_reload(message) &&
      !for_case && !rotates) {
    return problem(404, "Niet gevonden", "Dit adres bestaat niet.");
  }
  if (!may_act(message)) return not_allowed();
  auto row = asked_by(message);
  // These put themselves on record, in the transaction that carries them out.
  if (for_case) return order(for_case->first, for_case->second, message.body, row.origin);
  if (rotates) return rotate_keys(message.body);
  if (reading) {
    if (!read_into(message.body, row)) {
      return problem(400, "Onvolledig",
                     "Zeg in \"actie\" wat er wordt bekeken, als \"case.read\".");
    }
  } else {
    row.action = task ? "task.done" : "message.again";
    row.object = task ? *task : *incoming;
    row.result = "asked";
  }
  if (!hub_.record(std::move(row))) return unrecorded();
  if (reading) return plain(204, {});
  if (task) return task_done(*task, message.body);
  return process_again(*incoming);
}

/// While the hub takes nothing in: why, line by line.
sdk::Answer AdminServer::ready() const {
  std::string text;
  for (const auto& trouble : hub_.troubles()) text += trouble + '\n';
  return text.empty() ? plain(200, "ok\n") : plain(503, std::move(text));
}

void AdminServer::decide(hub::Decision decision, const sdk::Message& message,
                         const hub::Transport::Answered& answered) {
  const auto incomplete = [&](std::string_view what) {
    answered(problem(400, "Onvolledig", what));
  };
  if (!read_into(message.body, decision)) {
    return incomplete("Stuur JSON, met in \"vanaf\" een tijdstip als 2026-01-31T09:00:00Z.");
  }
  const bool edits = decision.verdict == hub::Verdict::edit;
  if (decision.actor.name.empty()) return incomplete("Zeg in \"door\" wie dit besluit.");
  if ((edits || decision.verdict == hub::Verdict::cancel) && decision.actor.why.empty()) {
    return incomplete("Zeg in \"reden\" waarom.");
  }
  auto row = asked_by(message);
  decision.actor.origin = row.origin;
  row.action = "delivery.decide";
  row.object = decision.delivery;
  row.result = "asked";
  if (!hub_.record(std::move(row))) return answered(unrecorded());
  const auto why_not = hub_.deliverer().decide(decision, [answered](const std::string& too_late) {
    answered(too_late.empty() ? plain(204, {}) : problem(409, "Te laat", too_late));
  });
  if (!why_not.empty()) answered(problem(409, "Dat kan niet", why_not));
}

sdk::Answer AdminServer::process_again(const std::string& message) {
  hub_.processor().again(message);
  return plain(202, {});
}

sdk::Answer AdminServer::task_done(const std::string& task, const std::string& body) {
  const auto parsed = message::parse_json(body);
  const auto by = parsed ? std::string{message::text(parsed->root(), "door")} : std::string{};
  if (by.empty()) {
    return problem(400, "Onvolledig", "Zeg in \"door\" wie de taak heeft gedaan.");
  }
  hub_.processor().done(task, hub::mask(by));
  return plain(202, {});
}

sdk::Answer AdminServer::order(hub::CaseOrder::What what, const std::string& case_id,
                               const std::string& body, const std::string& origin) {
  const auto parsed = message::parse_json(body);
  const auto said = [&](const char* field) {
    return parsed ? std::string{message::text(parsed->root(), field)} : std::string{};
  };
  const auto refusal = hub_.order({what, case_id, said("reden"), said("door"), origin});
  if (!refusal.empty()) return problem(409, "Niet uitgevoerd", refusal);
  return plain(202, {});
}

sdk::Answer AdminServer::rotate_keys(const std::string& body) {
  const auto parsed = message::parse_json(body);
  const auto by = parsed ? std::string{message::text(parsed->root(), "door")} : std::string{};
  if (by.empty()) return problem(400, "Onvolledig", "Zeg in \"door\" wie de opdracht geeft.");
  const auto refusal = hub_.rotate_keys(by);
  if (!refusal.empty()) return problem(409, "Niet uitgevoerd", refusal);
  return plain(202, {});
}

}  // namespace rodedraad::admin
