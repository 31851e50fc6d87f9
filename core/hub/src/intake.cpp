#include "rodedraad/hub/intake.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "audited.h"
#include "rodedraad/crypto/digest.h"
#include "rodedraad/hub/admission.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/store/planted.h"

namespace rodedraad::hub {

namespace {

/// More commits waiting than this: the disk is slower than the senders, who must wait.
constexpr std::size_t kMostWaiting = 20'000;

/// Messages and bytes that may wait for an answer.
constexpr std::size_t kMostUnanswered = 4000;
constexpr std::size_t kMostBytes = std::size_t{256} << 20U;

/// When a sender who is turned away may come back.
constexpr std::chrono::seconds kSoon{1};
constexpr std::chrono::seconds kLater{5};

constexpr const char* kRetryAfter = "Retry-After";

sdk::Answer plain(int status) { return sdk::Answer{status, {}, {}, {}}; }

sdk::Answer come_back(int status, std::chrono::seconds wait) {
  return sdk::Answer{status, {}, {{kRetryAfter, std::to_string(wait.count())}}, {}};
}

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

/// Why this sender may not send here; nothing when it may. The certificate comes first: it is who
/// the sender is, a token is what it knows.
std::optional<sdk::Reply> objection(const config::Connection& connection,
                                    const sdk::Message& message) {
  constexpr std::string_view scheme = "oin:";
  if (!connection.receive) return std::nullopt;
  const auto& oins = connection.receive->oins;
  const auto& token = connection.receive->token;
  if (!oins.empty()) {
    if (!message.sender.starts_with(scheme)) return sdk::Reply::unauthenticated;
    const auto sender = std::string_view{message.sender}.substr(scheme.size());
    if (std::ranges::find(oins, sender) == oins.end()) return sdk::Reply::forbidden;
  }
  if (!token.empty() && !shows_token(message, token)) return sdk::Reply::unauthenticated;
  return std::nullopt;
}

}  // namespace

Intake::Intake(const Setups& setups, store::Writer& writer, Crew& crew, const Reserve& reserve,
               Metrics& metrics, Stored stored)
    : setups_(setups),
      writer_(writer),
      crew_(crew),
      reserve_(reserve),
      metrics_(metrics),
      stored_(std::move(stored)),
      room_(kMostUnanswered, kMostBytes) {}

std::vector<std::string> Intake::troubles() const {
  std::vector<std::string> result;
  if (closed_) result.emplace_back("de hub stopt");
  if (const auto setup = setups_.now(); !setup->config().hub.maintenance.empty()) {
    result.push_back("gepland onderhoud: " + setup->config().hub.maintenance);
  }
  if (!reserve_.held()) {
    result.emplace_back(
        "de schijf van de opslag is bijna vol: maak ruimte, dan neemt de hub vanzelf weer aan");
  }
  if (writer_.waiting() > kMostWaiting) {
    result.emplace_back("de schijf van de opslag is trager dan wat er binnenkomt");
  }
  if (room_.full()) result.emplace_back("er wachten te veel berichten tegelijk op een antwoord");
  return result;
}

Intake::Entrance Intake::at_listener(const std::string& listener, std::string_view target) const {
  Entrance entrance{setups_.now(), nullptr};
  for (const auto& connection : entrance.setup->config().connections) {
    if (!connection.receive || connection.receive->listener != listener) continue;
    if (!below(target, connection.receive->path)) continue;
    if (entrance.connection == nullptr ||
        connection.receive->path.size() > entrance.connection->receive->path.size()) {
      entrance.connection = &connection;
    }
  }
  return entrance;
}

Intake::Entrance Intake::at_connection(const std::string& connection) const {
  Entrance entrance{setups_.now(), nullptr};
  entrance.connection = entrance.setup->config().connection(connection);
  return entrance;
}

void Intake::accept_at_listener(const std::string& listener, sdk::Message message,
                                Answered answered) {
  auto entrance = at_listener(listener, message.target);
  if (entrance.connection == nullptr) return answer_nowhere(entrance, listener, answered);
  message.target.erase(0, entrance.connection->receive->path.size());
  accept(std::move(entrance), std::move(message), std::move(answered));
}

void Intake::accept_at_connection(const std::string& connection, sdk::Message message,
                                  Answered answered) {
  auto entrance = at_connection(connection);
  if (entrance.connection == nullptr) {
    // Its transport is on its way out: the connection was just taken from the configuration.
    answered(plain(503));
    return;
  }
  accept(std::move(entrance), std::move(message), std::move(answered));
}

bool Intake::turns_away_at_listener(const std::string& listener, const sdk::Message& head,
                                    const Answered& answered) {
  const auto entrance = at_listener(listener, head.target);
  if (entrance.connection != nullptr) {
    return turns_away(entrance, head, answered);
  }
  answer_nowhere(entrance, listener, answered);
  return true;
}

bool Intake::turns_away_at_connection(const std::string& connection, const sdk::Message& head,
                                      const Answered& answered) {
  const auto entrance = at_connection(connection);
  return entrance.connection != nullptr && turns_away(entrance, head, answered);
}

void Intake::answer_nowhere(const Entrance& entrance, const std::string& listener,
                            const Answered& answered) {
  refusals_.note("message.refused", listener, entrance.setup->context().clock.now());
  log(LogLevel::warn, "message.no-connection", {{"action", "accept"}, {"origin", listener}});
  answered(plain(404));
}

bool Intake::turns_away(const Entrance& entrance, const sdk::Message& head,
                        const Answered& answered) {
  const auto reply = objection(*entrance.connection, head);
  if (!reply) return false;
  post(
      entrance,
      [this, entrance, reply = *reply, sender = head.sender, answered] {
        refuse_sender(entrance, reply, sender, answered);
      },
      answered);
  return true;
}

void Intake::post(const Entrance& entrance, std::function<void()> work, const Answered& answered) {
  crew_.post({std::move(work), [entrance, answered](std::string_view) {
                // The adapter hangs: nobody can word an answer in the partner's protocol.
                entrance.adapter().give_up();
                answered(plain(503));
              }});
}

void Intake::accept(Entrance entrance, sdk::Message message, Answered answered) {
  const auto& connection = *entrance.connection;
  const auto sender = connection.id + ' ' + message.sender;
  const auto size = message.body.size();
  // Not every transport asks before it hands over, and the configuration may be a new one.
  const auto refused = objection(connection, message);
  if (!refused && connection.receive && connection.receive->rate_per_second > 0) {
    const auto wait =
        rates_.count(sender, connection.receive->rate_per_second, std::chrono::steady_clock::now());
    if (wait) {
      turn_away(connection.id, "too fast");
      answered(come_back(429, *wait));
      return;
    }
  }
  auto place = room_.take(sender, size);
  if (place == nullptr) {
    turn_away(connection.id, "no room");
    answered(come_back(503, kSoon));
    return;
  }
  // Whoever can still answer keeps the place.
  Answered holding = [answered = std::move(answered),
                      place = std::move(place)](const sdk::Answer& a) { answered(a); };
  turns_.add(sender, std::make_shared<Work>(Work{std::move(entrance), std::move(message),
                                                 std::move(holding), refused}));
  // Which message it is, is only known when it is its turn.
  auto work = std::make_shared<std::shared_ptr<Work>>();
  crew_.post({[this, work] {
                *work = turns_.next();
                take(**work);
              },
              [work](std::string_view) {
                // The adapter hangs: nobody can word an answer in the partner's protocol.
                (*work)->entrance.adapter().give_up();
                (*work)->answered(plain(503));
              }});
}

/// At most one line a second: a flood of senders is no flood of lines.
void Intake::turn_away(const std::string& connection, std::string_view why) {
  metrics_.turned_away(connection);
  std::size_t count = 0;
  {
    const auto now = std::chrono::steady_clock::now();
    const std::lock_guard lock(mutex_);
    ++turned_away_;
    if (now - told_ < std::chrono::seconds{1}) return;
    told_ = now;
    count = std::exchange(turned_away_, 0);
  }
  log(LogLevel::warn, "message.turned-away",
      {{"action", "accept"},
       {"result", why},
       {"origin", connection},
       {"count", std::to_string(count)}});
}

void Intake::refuse_sender(const Entrance& entrance, sdk::Reply reply, const std::string& sender,
                           const Answered& answered) {
  const auto& context = entrance.setup->context();
  store::MessageRow nothing;
  nothing.message.id = context.ids.next();
  const auto* event = reply == sdk::Reply::forbidden ? "sender.forbidden" : "sender.unproven";
  log(LogLevel::warn, event,
      {{"action", "accept"},
       {"object", nothing.message.id},
       {"result", "refused"},
       {"origin", entrance.id()},
       {"actor", sender}});
  refusals_.note("login.refused", entrance.id(), context.clock.now());
  metrics_.answered(entrance.id(), reply);
  answered(answer(entrance, reply, nothing));
}

void Intake::take(Work& work) {
  const auto& entrance = work.entrance;
  const auto& answered = work.answered;
  const auto& context = entrance.setup->context();
  const auto& connection = *entrance.connection;
  auto message = std::move(work.message);
  if (work.refused) return refuse_sender(entrance, *work.refused, message.sender, answered);
  message.id = context.ids.next();
  store::MessageRow nothing;
  nothing.message.id = message.id;
  if (closed_ || !context.config.hub.maintenance.empty() || !reserve_.held() ||
      writer_.waiting() > kMostWaiting) {
    auto later = answer(entrance, sdk::Reply::unavailable, nothing);
    if (later.header(kRetryAfter).empty()) {
      later.headers.push_back({kRetryAfter, std::to_string(kLater.count())});
    }
    metrics_.answered(entrance.id(), sdk::Reply::unavailable);
    answered(later);
    return;
  }
  auto admitted = admit(context, connection, std::move(message));
  if (admitted.reply == sdk::Reply::accepted) {
    store_accepted(entrance, std::move(admitted.row), answered);
  } else if (admitted.reply == sdk::Reply::unavailable) {
    metrics_.answered(entrance.id(), admitted.reply);
    answered(answer(entrance, admitted.reply, admitted.row));
  } else {
    store_refused(entrance, std::move(admitted.row), admitted.reply, answered);
  }
}

void Intake::store_accepted(const Entrance& entrance, store::MessageRow row,
                            const Answered& answered) {
  struct Accepted {
    store::MessageRow row;
    sdk::Answer positive;
    sdk::Reply reply = sdk::Reply::accepted;
  };
  auto work = std::make_shared<Accepted>();
  work->positive = answer(entrance, sdk::Reply::accepted, row);
  work->row = std::move(row);
  bool early = planted("answer-before-commit");
  if (early) answered(work->positive);
  writer_.submit(
      [work](store::Transaction& transaction) {
        auto& incoming = work->row;
        const auto earlier = transaction.insert_new(incoming);
        if (!earlier) {
          transaction.audit(record_of(incoming, "message.accept", incoming.message.id, "stored"));
          return;
        }
        work->reply = earlier->same_body ? sdk::Reply::duplicate : sdk::Reply::conflict;
        if (work->reply == sdk::Reply::duplicate) {
          incoming.message.id = earlier->id;
          return;
        }
        incoming.state = store::MessageState::refused;
        incoming.reason =
            "onder dit kenmerk kwam eerder een andere inhoud binnen, als bericht " + earlier->id;
        transaction.insert(incoming);
        transaction.audit(record_of(incoming, "message.accept", incoming.message.id, "conflict"));
      },
      [this, entrance, work, answered, early] {
        const auto& incoming = work->row;
        metrics_.answered(entrance.id(), work->reply);
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
  writer_.submit(
      [kept](store::Transaction& transaction) {
        transaction.insert(*kept);
        transaction.audit(record_of(*kept, "message.accept", kept->message.id, "refused"));
      },
      [this, reply, kept, negative, answered, entrance] {
        metrics_.answered(entrance.id(), reply);
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
