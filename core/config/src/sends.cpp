#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "names.h"
#include "reading.h"

namespace rodedraad::config {

namespace {

constexpr std::string_view kTask = "task:";
constexpr std::string_view kConnection = "connection:";
constexpr std::string_view kAsks = ".opvragen";

/// Someone who gets a message: a connection and what its adapter says of the message.
struct Receiver {
  const Connection* connection;
  const KindInfo* kind;
};

const Purpose* find_purpose(const Attribute* id, Reading& reading) {
  if (id == nullptr || !reading.purposes_known) return nullptr;
  const auto* found = reading.config.purpose(id->text.value);
  if (found == nullptr) {
    reading.report.error(
        id->text.place, "purpose-unknown",
        no_such("purpose", id->text.value, names_of(reading.config.purposes, &Purpose::id)));
  }
  return found;
}

/// Whether the purpose lets the message be made, and lets the receiver have it.
void check_purpose(const Purpose& purpose, const Receiver& receiver, const Place& place,
                   Report& report) {
  const auto& organisation = receiver.connection->organisation;
  if (std::ranges::find(purpose.recipients, organisation) == purpose.recipients.end()) {
    report.warning(place, "recipient-not-allowed",
                   fmt::format("this goes to `{}`, which the purpose `{}` does not name as "
                               "recipient: it would get nothing; add it there, or use another "
                               "purpose",
                               organisation, purpose.id));
  }
  for (const auto& want : receiver.kind->wants) {
    const auto lists = [&](const std::vector<std::string>& paths) {
      return std::ranges::find(paths, want.path) != paths.end();
    };
    if (!want.required || lists(purpose.allow) || lists(purpose.refer)) continue;
    report.error(place, "want-not-allowed",
                 fmt::format("`{}` cannot be made without `{}`, which the purpose `{}` does not "
                             "allow: it could never be sent",
                             receiver.kind->name, want.path, purpose.id));
  }
}

/// Finds who gets what one <send> asks for.
class SendCheck {
 public:
  SendCheck(const Element& element, Reading& reading)
      : reading_(reading),
        report_(reading.report),
        message_(element.attribute("message")),
        to_(element.attribute("to")),
        purpose_(element.attribute("purpose")) {}

  void run() {
    const auto* purpose = find_purpose(purpose_, reading_);
    if (to_ == nullptr || message_ == nullptr || !reading_.connections_known) return;
    const auto candidates = find_candidates();
    if (candidates.empty()) return;
    const auto receivers = find_receivers(candidates);
    check_one_each(receivers);
    if (purpose == nullptr) return;
    for (const auto& receiver : receivers) {
      check_purpose(*purpose, receiver, purpose_->text.place, report_);
    }
  }

 private:
  std::vector<const Connection*> find_candidates() {
    const auto& to = to_->text;
    if (to.value.starts_with(kTask)) return of_task({to.value.substr(kTask.size()), to.place});
    if (to.value.starts_with(kConnection)) return one(to.value.substr(kConnection.size()));
    report_.error(to.place, "destination-invalid",
                  fmt::format("`{}` is no destination; write `task:NAME` for who has the task, or "
                              "`connection:ID`",
                              to.value));
    return {};
  }

  std::vector<const Connection*> one(const std::string& id) {
    const auto* found = reading_.config.connection(id);
    if (found == nullptr) {
      report_.error(
          to_->text.place, "connection-unknown",
          no_such("connection", id, names_of(reading_.config.connections, &Connection::id)));
      return {};
    }
    if (!found->transport) {
      report_.error(to_->text.place, "connection-not-reachable",
                    fmt::format("the connection `{}` only receives; give it a <transport>", id));
      return {};
    }
    return {found};
  }

  std::vector<const Connection*> of_task(const Word& task) {
    if (!reading_.region_known) return {};
    std::set<std::string> organisations;
    for (const auto& municipality : reading_.config.region.municipalities) {
      for (const auto& mandate : municipality.mandates) {
        if (mandate.task == task.value) organisations.insert(mandate.executor());
      }
    }
    if (organisations.empty()) {
      check_task(task, reading_);
      return {};
    }
    std::vector<const Connection*> out;
    for (const auto& connection : reading_.config.connections) {
      if (connection.transport && organisations.contains(connection.organisation)) {
        out.push_back(&connection);
      }
    }
    if (out.empty()) {
      report_.warning(to_->text.place, "task-without-connection",
                      fmt::format("nobody who has the task `{}` has a connection with a "
                                  "<transport>: every message becomes a task for a person",
                                  task.value));
    }
    return out;
  }

  std::vector<Receiver> find_receivers(const std::vector<const Connection*>& candidates) {
    const auto& name = message_->text.value;
    std::vector<Receiver> out;
    std::set<std::string> writable;
    bool all_known = true;
    bool incoming = false;
    for (const auto* connection : candidates) {
      const auto* adapter = reading_.catalogue.adapter(connection->adapter.name);
      if (adapter == nullptr) {
        all_known = false;
        continue;
      }
      for (const auto& kind : adapter->kinds) {
        if (!kind.incoming && connection->may_send(kind.name)) writable.insert(kind.name);
        if (kind.name != name) continue;
        if (kind.responds) only_answers_ = true;
        incoming = incoming || kind.incoming;
        if (!kind.incoming && !kind.responds && connection->may_send(name)) {
          out.push_back({connection, &kind});
        }
      }
    }
    if (out.empty() && all_known) refuse(incoming, {writable.begin(), writable.end()});
    return out;
  }

  void refuse(bool incoming, const std::vector<std::string>& writable) {
    const auto& message = message_->text;
    if (only_answers_) {
      report_.error(message.place, "message-only-answers",
                    fmt::format("`{}` is an answer that the adapter itself gives; no rule sends it",
                                message.value));
    } else if (incoming) {
      report_.error(message.place, "message-not-outgoing",
                    fmt::format("`{}` only comes in, it cannot be sent{}", message.value,
                                hint(message.value, writable)));
    } else {
      report_.error(message.place, "message-unknown",
                    fmt::format("no connection of `{}` can send `{}`{}", to_->text.value,
                                message.value, hint(message.value, writable)));
    }
  }

  void check_one_each(const std::vector<Receiver>& receivers) {
    std::map<std::string, std::string> first;
    for (const auto& [connection, kind] : receivers) {
      const auto [other, is_first] = first.emplace(connection->organisation, connection->id);
      if (is_first) continue;
      report_.warning(
          message_->text.place, "send-ambiguous",
          fmt::format("both `{}` and `{}` can send `{}` to `{}`, and `{}` will; say with "
                      "<sends> which messages the other is for",
                      other->second, connection->id, kind->name, connection->organisation,
                      other->second));
    }
  }

  Reading& reading_;
  Report& report_;
  const Attribute* message_;
  const Attribute* to_;
  const Attribute* purpose_;
  bool only_answers_ = false;
};

}  // namespace

void check_send(const Element& element, Reading& reading) { SendCheck(element, reading).run(); }

void check_asking(const Element& element, const Connection& connection, Reading& reading) {
  const auto* ask = element.child("ask");
  const auto* purpose = ask == nullptr ? nullptr : find_purpose(ask->attribute("purpose"), reading);
  const auto* adapter = reading.catalogue.adapter(connection.adapter.name);
  if (adapter == nullptr) return;
  for (const auto& kind : adapter->kinds) {
    if (kind.incoming || kind.responds || !kind.name.ends_with(kAsks)) continue;
    const auto& sends = connection.sends;
    if (!sends.empty() && std::ranges::find(sends, kind.name) == sends.end()) continue;
    if (ask == nullptr && !connection.transport) return;  // it only listens
    if (ask == nullptr) {
      reading.report.error(
          element.place, "purpose-missing",
          fmt::format("the adapter `{}` asks its partner for data; say under which "
                      "purpose with <ask purpose=\"...\"/>",
                      adapter->name));
      return;
    }
    if (!connection.transport) {
      reading.report.error(element.place, "connection-not-reachable",
                           fmt::format("the adapter `{}` asks its partner for data; give the "
                                       "connection a <transport>",
                                       adapter->name));
      return;
    }
    if (purpose != nullptr && connection.may_send(kind.name)) {
      check_purpose(*purpose, {&connection, &kind}, ask->place_of("purpose"), reading.report);
    }
  }
}

}  // namespace rodedraad::config
