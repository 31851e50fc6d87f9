#include <fmt/format.h>

#include <algorithm>

#include "names.h"
#include "reading.h"
#include "rodedraad/message/mapping.h"
#include "shapes.h"
#include "values.h"

namespace rodedraad::config {

namespace {

void check_path(const Text& path, Report& report) {
  const auto& value = path.value;
  if (value.empty()) return;
  if (value.size() > 1 && value.starts_with('/') && !value.ends_with('/') &&
      value.find_first_of(" ?#") == std::string::npos) {
    return;
  }
  report.error(path.place, "path-invalid",
               fmt::format("`{}` is not a path such as `/duo`: it starts with `/` and does not end "
                           "with one",
                           value));
}

void check_listener(const Element& element, Reading& reading) {
  const auto* id = element.attribute("listener");
  const auto& listeners = reading.config.hub.listeners;
  if (id == nullptr || !reading.hub_known ||
      std::ranges::find(listeners, id->text.value, &Listener::id) != listeners.end()) {
    return;
  }
  reading.report.error(
      id->text.place, "listener-unknown",
      "hub.xml: " + no_such("listener", id->text.value, names_of(listeners, &Listener::id)));
}

void check_path_is_free(const Element& element, const Receive& receive, Reading& reading) {
  for (const auto& other : reading.config.connections) {
    if (!other.receive || other.receive->listener != receive.listener ||
        other.receive->path != receive.path) {
      continue;
    }
    reading.report.error(element.place_of("path"), "listener-path-duplicate",
                         fmt::format("the connection `{}` receives on this path of `{}` already; "
                                     "give each connection a path of its own",
                                     other.id, receive.listener));
    return;
  }
}

/// Who may send. A listener that demands certificates lets in the partner of the connection, unless
/// others are named; one that other machines reach, and that demands none, needs a token.
void read_senders(const Element& element, const std::string& oin, Receive& out, Reading& reading) {
  const auto& listeners = reading.config.hub.listeners;
  const auto listener = std::ranges::find(listeners, out.listener, &Listener::id);
  if (!reading.hub_known || listener == listeners.end()) return;
  const auto* named = element.attribute("oin");
  if (named != nullptr) {
    for (const auto& word : named->text.words()) out.oins.push_back(word.value);
  }
  if (has_setting(listener->transport, "clients")) {
    if (named == nullptr && !oin.empty()) out.oins.push_back(oin);
    if (!out.oins.empty()) return;
    reading.report.warning(
        element.place, "sender-any",
        "everybody with a certificate of the listener's `clients` may send here; "
        "name the sender's OIN, here or with the organisation");
  } else if (named != nullptr) {
    reading.report.error(named->text.place, "sender-unproven",
                         fmt::format("nobody can prove an OIN to the listener `{}`: it has no "
                                     "setting `clients`, so that nobody would be let in",
                                     out.listener));
  } else if (out.token.empty() && has_setting(listener->transport, "certificate")) {
    reading.report.error(element.place, "sender-unproven",
                         fmt::format("everybody who reaches the listener `{}` may send here; give "
                                     "the listener `clients`, or this connection a token",
                                     out.listener));
  }
}

Receive read_receive(const Element& element, const std::string& oin, Reading& reading) {
  Receive out{element.value("listener"),
              element.value("path"),
              element.value("token"),
              {},
              element.place,
              parse_rate(element.value("rate")).value_or(0)};
  check_listener(element, reading);
  check_path_is_free(element, out, reading);
  if (const auto* path = element.attribute("path")) check_path(path->text, reading.report);
  const auto* token = element.attribute("token");
  if (token != nullptr && !token->text.value.empty() && !token->text.secret &&
      !token->text.failed) {
    warn_secret_in_clear(token->text, "the token", reading);
  }
  read_senders(element, oin, out, reading);
  return out;
}

Retry read_retry(const Element& element) {
  Retry out;
  out.first = parse_duration(element.value("first")).value_or(out.first);
  out.factor = parse_decimal(element.value("factor")).value_or(out.factor);
  out.most = parse_duration(element.value("most")).value_or(out.most);
  out.attempts = parse_count(element.value("attempts")).value_or(out.attempts);
  return out;
}

Breaker read_breaker(const Element& element, Report& report) {
  Breaker out;
  out.failures = parse_count(element.value("failures")).value_or(out.failures);
  out.open = parse_duration(element.value("open")).value_or(out.open);
  out.most = parse_duration(element.value("most")).value_or(std::max(out.most, out.open));
  if (out.most < out.open) {
    report.error(element.place_of("most"), "breaker-times",
                 "`most` is shorter than `open`; it is the longest that the partner is left alone");
  }
  return out;
}

/// \returns the organisation; its OIN is the connection's, unless that has its own.
const Organisation* read_organisation(const Element& root, Reading& reading) {
  const auto* id = root.attribute("organisation");
  if (id == nullptr || !reading.region_known) return nullptr;
  const Region& region = reading.config.region;
  const auto* found = region.organisation(id->text.value);
  if (found == nullptr) {
    reading.report.error(
        id->text.place, "organisation-unknown",
        "region.xml: " + no_such("organisation", id->text.value,
                                 names_of(region.organisations, &Organisation::id)));
  }
  return found;
}

std::vector<std::string> read_sends(const Element& element, const PluginInfo* adapter,
                                    Report& report) {
  std::vector<std::string> out;
  for (auto& word : element.text.words()) {
    if (adapter != nullptr && adapter->writes(word.value) == nullptr) {
      const bool only_reads = adapter->reads(word.value) != nullptr;
      report.error(
          word.place, only_reads ? "message-not-outgoing" : "message-unknown",
          fmt::format("the adapter `{}` writes no message `{}`{}", adapter->name, word.value,
                      only_reads ? "; it only reads them"
                                 : hint(word.value, names_of(adapter->kinds, &KindInfo::name))));
    }
    out.push_back(std::move(word.value));
  }
  return out;
}

Poll read_poll(const Element& element, const Connection& connection, Reading& reading) {
  Report& report = reading.report;
  Poll out;
  out.message = element.value("message");
  out.place = element.place;
  const auto every = parse_duration(element.value("every"));
  out.every = every.value_or(milliseconds{0});
  const auto* at = element.attribute("at");
  if (at != nullptr && !at->text.failed) {
    const auto time = parse_time(at->text.value);
    if (!time) {
      report.error(at->text.place, "time-invalid",
                   fmt::format("`{}` is not a time of day such as `02:00`", at->text.value));
    }
    out.at = time.value_or(out.at);
  }
  if ((element.attribute("every") == nullptr) == (at == nullptr)) {
    report.error(element.place, "poll-when",
                 "say when: either `every`, a duration such as `1d`, or `at`, a time of day such "
                 "as `02:00`");
  }
  out.each_case = element.value("each") == "case";
  out.when = read_condition(element.child("when"), reading);
  const auto* adapter = reading.catalogue.adapter(connection.adapter.name);
  if (adapter != nullptr && adapter->writes(out.message) == nullptr) {
    report.error(
        element.place_of("message"), "message-unknown",
        fmt::format("the adapter `{}` writes no message `{}`{}", adapter->name, out.message,
                    hint(out.message, names_of(adapter->kinds, &KindInfo::name))));
  }
  if (connection.ask_purpose.empty()) {
    report.error(element.place, "purpose-missing",
                 "this asks the partner for data; say under which purpose with <ask "
                 "purpose=\"...\"/>");
  }
  return out;
}

/// What the templates of the mapping carry, for kinds that leave it to them.
void read_templates(Connection& out, Reading& reading) {
  const auto* adapter = reading.catalogue.adapter(out.adapter.name);
  const auto mapping = std::ranges::find(out.adapter.settings, "mapping", &Setting::name);
  if (adapter == nullptr || mapping == out.adapter.settings.end()) return;
  std::optional<message::Mapping> compiled;
  for (const auto& kind : adapter->kinds) {
    if (kind.incoming || kind.wants.empty() || kind.wants[0].path != kTemplateFields) continue;
    if (!compiled) {
      auto result = message::Mapping::compile(mapping->value);
      if (!result) return;  // was reported where the mapping was read
      compiled = std::move(*result);
    }
    auto& wants = out.templates[kind.name];
    for (const auto& carried : compiled->carries(kind.name)) {
      wants.push_back({carried.path, carried.required});
    }
  }
}

}  // namespace

void read_connection(const Element& root, Reading& reading) {
  check(root, connection_shape(), reading.report);
  auto& connections = reading.config.connections;
  check_unique(connections, &Connection::id, root.attribute("id"), reading.report);
  Connection out;
  out.id = root.value("id");
  out.organisation = root.value("organisation");
  out.oin = root.value("oin");
  if (const auto* found = read_organisation(root, reading); found != nullptr && out.oin.empty()) {
    out.oin = found->oin;
  }
  out.place = root.place;
  out.adapter = read_plugin_use(root, "adapter", Use::adapt, reading);
  out.source = root.value("source").empty() ? out.adapter.name : root.value("source");
  read_templates(out, reading);
  if (const auto* receive = root.child("receive")) {
    out.receive = read_receive(*receive, out.oin, reading);
  }
  if (const auto* transport = root.child("transport")) {
    out.transport = read_plugin_use(*transport, "name", Use::send, reading);
  }
  out.simulator = read_simulator(root, out, reading);
  if (!out.receive && !out.transport) {
    reading.report.error(root.place, "connection-idle",
                         "this connection neither receives nor sends; give it <receive>, "
                         "<transport> or both");
  }
  if (const auto* sends = root.child("sends")) {
    out.sends = read_sends(*sends, reading.catalogue.adapter(out.adapter.name), reading.report);
  }
  if (const auto* ask = root.child("ask")) out.ask_purpose = ask->value("purpose");
  check_asking(root, out, reading);
  for (const auto* poll : root.all("poll")) out.polls.push_back(read_poll(*poll, out, reading));
  if (const auto* limit = root.child("limit")) {
    out.inflight = parse_count(limit->value("inflight")).value_or(out.inflight);
    out.rate_per_second = parse_rate(limit->value("rate")).value_or(0);
  }
  if (const auto* retry = root.child("retry")) out.retry = read_retry(*retry);
  if (const auto* breaker = root.child("breaker")) {
    out.breaker = read_breaker(*breaker, reading.report);
  }
  if (const auto* give_up = root.child("give-up")) {
    out.give_up_after = parse_duration(give_up->value("after")).value_or(out.give_up_after);
  }
  if (const auto* confirm = root.child("confirm")) {
    out.confirm_within = parse_duration(confirm->value("within")).value_or(out.confirm_within);
  }
  connections.push_back(std::move(out));
}

}  // namespace rodedraad::config
