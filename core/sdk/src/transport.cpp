#include "rodedraad/sdk/transport.h"

namespace rodedraad::sdk::detail {

namespace {

void report(rd_sent_fn done, void* ctx, const Sent& sent) {
  if (sent.outcome == SentOutcome::answered) {
    const Lent lent{sent.answer};
    done(ctx, RD_ANSWERED, lent.answer(), nullptr);
    return;
  }
  rd_error error{};
  error.struct_size = sizeof error;
  fill(&error, sent.error);
  done(ctx, static_cast<std::int32_t>(sent.outcome), nullptr, &error);
}

}  // namespace

void send(Transport& transport, const rd_message* message, rd_sent_fn done, void* ctx) noexcept {
  try {
    transport.send(copy(*message), [done, ctx](const Sent& sent) { report(done, ctx, sent); });
  } catch (const std::exception& problem) {
    report(done, ctx, Sent{SentOutcome::not_sent, {}, problem.what()});
  } catch (...) {
    report(done, ctx, Sent{SentOutcome::not_sent, {}, "the transport failed"});
  }
}

void stop(Transport& transport, std::uint32_t deadline_ms) noexcept {
  try {
    transport.stop(std::chrono::milliseconds{deadline_ms});
  } catch (...) {
    return;  // nothing is left to do: the hub destroys the instance next
  }
}

}  // namespace rodedraad::sdk::detail
