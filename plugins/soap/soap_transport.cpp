#include "soap_transport.h"

#include <exception>
#include <utility>

namespace rodedraad::soap {

namespace {

// Signing can fail for want of memory or randomness; who waits for an outcome gets one all the
// same.

sdk::Answer wrapped(const Exchange& exchange, const sdk::Answer& answer, const Addressing& request,
                    std::int64_t now_ms) {
  try {
    return exchange.answer(answer, request, now_ms);
  } catch (const std::exception&) {
    sdk::Answer failed;
    failed.status = 500;
    return failed;
  }
}

tl::expected<sdk::Message, std::string> made(const Exchange& exchange, const sdk::Message& message,
                                             std::int64_t now_ms) {
  try {
    return exchange.send(message, now_ms);
  } catch (const std::exception& problem) {
    return tl::unexpected{std::string{problem.what()}};
  }
}

sdk::Sent opened(const Exchange& exchange, const sdk::Sent& sent, const std::string& id,
                 std::int64_t now_ms) {
  try {
    return exchange.sent(sent, id, now_ms);
  } catch (const std::exception& problem) {
    return {sdk::SentOutcome::unknown, {}, problem.what()};
  }
}

}  // namespace

SoapTransport::SoapTransport(const sdk::Host& host, std::span<const sdk::Pair> settings)
    : host_(host),
      exchange_(std::make_shared<const Exchange>(read_soap_settings(settings))),
      table_(table()),
      http_(sdk::Host{&table_}, settings) {}

rd_host SoapTransport::table() {
  rd_host result{};
  result.struct_size = sizeof result;
  result.abi_minor = RD_ABI_MINOR;
  result.ctx = this;
  result.log = [](void* context, std::int32_t level, rd_str event, const rd_pair* pairs,
                  std::size_t count) {
    sdk::Host::Fields fields;
    for (std::size_t i = 0; i < count; ++i) {
      fields.emplace_back(sdk::view(pairs[i].name), sdk::view(pairs[i].value));
    }
    static_cast<SoapTransport*>(context)->host_.log(static_cast<sdk::Level>(level),
                                                    sdk::view(event), fields);
  };
  result.now_ms = [](void* context) {
    return static_cast<SoapTransport*>(context)->host_.now_ms();
  };
  result.accept = [](void* context, const rd_message* message, rd_answer_fn done, void* done_ctx) {
    static_cast<SoapTransport*>(context)->accept(sdk::copy(*message),
                                                 [done, done_ctx](const sdk::Answer& answer) {
                                                   const sdk::Lent lent{answer};
                                                   done(done_ctx, lent.answer());
                                                 });
  };
  result.turns_away = [](void* context, const rd_message* head, rd_answer_fn done,
                         void* done_ctx) -> std::int32_t {
    const auto refused = static_cast<SoapTransport*>(context)->turns_away(
        sdk::copy(*head), [done, done_ctx](const sdk::Answer& answer) {
          const sdk::Lent lent{answer};
          done(done_ctx, lent.answer());
        });
    return refused ? 1 : 0;
  };
  return result;
}

bool SoapTransport::turns_away(const sdk::Message& head, sdk::Host::Answered answered) const {
  return host_.turns_away(head, [exchange = exchange_, now = host_.now_ms(),
                                 answered = std::move(answered)](const sdk::Answer& answer) {
    auto fault = wrapped(*exchange, answer, {}, now);
    // Who may send is a matter of HTTP: a Fault with 500 would say that the message was looked at.
    fault.status = answer.status;
    answered(fault);
  });
}

void SoapTransport::accept(sdk::Message request, sdk::Host::Answered answered) const {
  const auto now = host_.now_ms();
  const auto received = exchange_->receive(std::move(request), now);
  if (!received) {
    host_.log(sdk::Level::info, "soap.refused",
              {{"status", std::to_string(received.error().answer.status)},
               {"reason", received.error().reason}});
    answered(received.error().answer);
    return;
  }
  host_.accept(received->message, [exchange = exchange_, addressing = received->addressing, now,
                                   answered = std::move(answered)](const sdk::Answer& answer) {
    answered(wrapped(*exchange, answer, addressing, now));
  });
}

void SoapTransport::send(const sdk::Message& message, Done done) {
  const auto request = made(*exchange_, message, host_.now_ms());
  if (!request) {
    done({sdk::SentOutcome::not_sent, {}, request.error()});
    return;
  }
  http_.send(*request, [this, id = message.id, done = std::move(done)](const sdk::Sent& sent) {
    done(opened(*exchange_, sent, id, host_.now_ms()));
  });
}

}  // namespace rodedraad::soap
