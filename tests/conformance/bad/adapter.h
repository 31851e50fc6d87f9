#pragma once

#include "rodedraad/sdk/abi_v1.h"
#include "rodedraad/sdk/text.h"

/// An adapter on the bare binary contract that does nothing, and does that well. Each broken plugin
/// takes it and spoils one thing, without the SDK's classes, which would prevent it.
namespace rodedraad::bad {

inline rd_status create(const rd_host*, const rd_pair*, size_t, void** self, rd_error*) {
  *self = nullptr;
  return RD_OK;
}

inline rd_status admit(void*, const rd_message*, const rd_admit_sink* sink, rd_error*) {
  const rd_admission admission{sizeof(rd_admission), RD_ACCEPT, sdk::lit("echo"), {}, {}};
  sink->admission(sink->ctx, &admission);
  return RD_OK;
}

inline rd_status reply(void*, const rd_reply_request* request, rd_answer_fn done, void* ctx,
                       rd_error*) {
  const bool stored = request->reply == RD_REPLY_ACCEPTED || request->reply == RD_REPLY_DUPLICATE;
  const rd_answer answer{sizeof(rd_answer), 0, stored ? 202 : 400, {}, nullptr, {}};
  done(ctx, &answer);
  return RD_OK;
}

inline rd_status decode(void*, const rd_message*, const rd_decode_sink*, rd_error*) {
  return RD_OK;
}

inline rd_status encode(void*, const rd_encode_request*, const rd_encode_sink*, rd_error* error) {
  sdk::fill(error, "this adapter sends nothing");
  return RD_BAD_MESSAGE;
}

inline rd_status judge(void*, const rd_message*, const rd_answer*, const rd_judge_sink* sink,
                       rd_error*) {
  const rd_judgement judgement{sizeof(rd_judgement), RD_CONFIRMED, 0, {}, {}};
  sink->judgement(sink->ctx, &judgement);
  return RD_OK;
}

inline void destroy(void*) {}

constexpr rd_adapter adapter() {
  return {
      sizeof(rd_adapter), create, admit, reply, decode, encode, judge, destroy, nullptr, nullptr};
}

inline constexpr rd_kind kEcho{sizeof(rd_kind),
                               RD_IN,
                               RD_SUPPORTED,
                               0,
                               1,
                               sdk::lit("echo"),
                               sdk::lit("Iets."),
                               sdk::lit("Something."),
                               nullptr,
                               0,
                               0,
                               0,
                               nullptr,
                               0,
                               0};
inline constexpr const rd_kind* kKinds[] = {&kEcho};

constexpr rd_plugin describe(rd_str name, const rd_adapter* table) {
  return {sizeof(rd_plugin),
          RD_ABI_MAJOR,
          RD_ABI_MINOR,
          name,
          sdk::lit("1.0.0"),
          sdk::lit("EUPL-1.2"),
          sdk::lit("Voor de tests van de hub."),
          sdk::lit("For the tests of the hub."),
          nullptr,
          0,
          kKinds,
          1,
          nullptr,
          table};
}

}  // namespace rodedraad::bad
