#include "rodedraad/hub/intake.h"

#include <memory>
#include <string_view>
#include <utility>

#include "rodedraad/crypto/digest.h"
#include "rodedraad/hub/admission.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/store/planted.h"

namespace rodedraad::hub {

namespace {

/// More commits waiting than this: the disk is slower than the senders, who must wait.
constexpr std::size_t kMostWaiting = 20'000;

sdk::Answer plain(int status) { return sdk::Answer{status, {}, {}, {}}; }

/// Whether \p target lies at or below \p path.
bool below(std::string_view target, std::string_view path) {
  return target.starts_with(path) &&
         (target.size() == path.size() || target[path.size()] == '/' || target[path.size()] == '?');
}

bool shows_token(const sdk::Message& message, const std::string& token) {
  constexpr std::string_view scheme = "Bearer ";
  const auto shown = message.header("Authorization");
  return shown.starts_with(scheme) &&
         crypto::equal_in_constant_time(shown.substr(scheme.size()), token);
}

}  // namespace

void Intake::accept_at_listener(const std::string& listener, sdk::Message message,
                                Answered answered) {
  Entrance entrance{setups_.now(), nullptr};
  for (const auto& connection : entrance.setup->config().connections) {
    if (!connection.receive || connection.receive->listener != listener) continue;
    if (!below(message.target, connection.receive->path)) continue;
    if (entrance.connection == nullptr ||
        connection.receive->path.size() > entrance.connection->receive->path.size()) {
      entrance.connection = &connection;
    }
  }
  if (entrance.connection == nullptr) {
    log(LogLevel::warn, "message.no-connection", {{"action", "accept"}, {"origin", listener}});
    answered(plain(404));
    return;
  }
  message.target.erase(0, entrance.connection->receive->path.size());
  accept(std::move(entrance), std::move(message), std::move(answered));
}

void Intake::accept_at_connection(const std::string& connection, sdk::Message message,
                                  Answered answered) {
  Entrance entrance{setups_.now(), nullptr};
  entrance.connection = entrance.setup->config().connection(connection);
  if (entrance.connection == nullptr) {
    // Its transport is on its way out: the connection was just taken from the configuration.
    answered(plain(503));
    return;
  }
  accept(std::move(entrance), std::move(message), std::move(answered));
}

void Intake::accept(Entrance entrance, sdk::Message message, Answered answered) {
  struct Work {
    Entrance entrance;
    sdk::Message message;
    Answered answered;
  };
  auto work =
      std::make_shared<Work>(Work{std::move(entrance), std::move(message), std::move(answered)});
  crew_.post({[this, work] { take(work->entrance, std::move(work->message), work->answered); },
              [work](std::string_view) {
                // The adapter hangs: nobody can word an answer in the partner's protocol.
                work->entrance.adapter().give_up();
                work->answered(plain(503));
              }});
}

void Intake::take(const Entrance& entrance, sdk::Message message, const Answered& answered) {
  const auto& context = entrance.setup->context();
  const auto& connection = *entrance.connection;
  message.id = context.ids.next();
  store::MessageRow nothing;
  nothing.message.id = message.id;
  if (connection.receive && !connection.receive->token.empty() &&
      !shows_token(message, connection.receive->token)) {
    log(LogLevel::warn, "message.unauthenticated",
        {{"action", "accept"},
         {"object", message.id},
         {"result", "refused"},
         {"origin", connection.id}});
    answered(answer(entrance, sdk::Reply::unauthenticated, nothing));
    return;
  }
  if (closed_ || !context.config.hub.maintenance.empty() || writer_.waiting() > kMostWaiting) {
    answered(answer(entrance, sdk::Reply::unavailable, nothing));
    return;
  }
  auto admitted = admit(context, connection, std::move(message));
  if (admitted.reply == sdk::Reply::accepted) {
    store_accepted(entrance, std::move(admitted.row), answered);
  } else if (admitted.reply == sdk::Reply::unavailable) {
    answered(answer(entrance, admitted.reply, admitted.row));
  } else {
    store_refused(entrance, std::move(admitted.row), admitted.reply, answered);
  }
}

void Intake::store_accepted(const Entrance& entrance, store::MessageRow row,
                            const Answered& answered) {
  struct Work {
    store::MessageRow row;
    sdk::Answer positive;
    sdk::Reply reply = sdk::Reply::accepted;
  };
  auto work = std::make_shared<Work>();
  work->positive = answer(entrance, sdk::Reply::accepted, row);
  work->row = std::move(row);
  const bool early = planted("answer-before-commit");
  if (early) answered(work->positive);
  writer_.submit(
      [work](store::Transaction& transaction) {
        auto& incoming = work->row;
        const auto earlier = transaction.earlier(incoming.connection, incoming.municipality,
                                                 incoming.idempotency_key);
        if (!earlier) {
          transaction.insert(incoming);
          return;
        }
        work->reply =
            earlier->body_hash == incoming.body_hash ? sdk::Reply::duplicate : sdk::Reply::conflict;
        if (work->reply == sdk::Reply::duplicate) {
          incoming.message.id = earlier->id;
          return;
        }
        incoming.state = store::MessageState::refused;
        incoming.reason =
            "onder dit kenmerk kwam eerder een andere inhoud binnen, als bericht " + earlier->id;
        transaction.insert(incoming);
      },
      [this, entrance, work, answered, early] {
        const auto& incoming = work->row;
        log(LogLevel::info, "message.accepted",
            {{"action", "accept"},
             {"object", incoming.message.id},
             {"result", work->reply == sdk::Reply::accepted    ? "stored"
                        : work->reply == sdk::Reply::duplicate ? "repeat"
                                                               : "conflict"},
             {"origin", entrance.id()},
             {"kind", incoming.message.kind}});
        if (work->reply == sdk::Reply::accepted) {
          if (!early) answered(work->positive);
          stored_(incoming);
          return;
        }
        if (early) return;
        crew_.post(
            [entrance, work, answered] { answered(answer(entrance, work->reply, work->row)); });
      });
}

void Intake::store_refused(const Entrance& entrance, store::MessageRow row, sdk::Reply reply,
                           const Answered& answered) {
  auto kept = std::make_shared<store::MessageRow>(std::move(row));
  auto negative = std::make_shared<sdk::Answer>(answer(entrance, reply, *kept));
  writer_.submit([kept](store::Transaction& transaction) { transaction.insert(*kept); },
                 [kept, negative, answered, entrance] {
                   log(LogLevel::warn, "message.refused",
                       {{"action", "accept"},
                        {"object", kept->message.id},
                        {"result", "refused"},
                        {"origin", entrance.id()},
                        {"finding", kept->findings.empty() ? "" : kept->findings.front().code}});
                   answered(*negative);
                 });
}

sdk::Answer Intake::answer(const Entrance& entrance, sdk::Reply reply,
                           const store::MessageRow& row) {
  sdk::ReplyRequest request;
  request.reply = reply;
  request.message_id = row.message.id;
  request.idempotency_key = row.idempotency_key;
  request.findings = row.findings;
  request.notice = entrance.setup->config().hub.maintenance;
  auto result = entrance.adapter().reply(request);
  // An adapter that cannot even answer: the sender must not take it for a yes.
  return result ? std::move(*result) : plain(503);
}

}  // namespace rodedraad::hub
