#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "rodedraad/sdk/adapter.h"

/// How the hub calls an adapter, wherever the adapter runs.
namespace rodedraad::plugin {

/// Why a call into a plugin did not work.
struct Error {
  enum class Kind {
    bad_message,  ///< the plugin says this message can never be handled
    unavailable,  ///< may pass
    bad_setting,  ///< a setting is wrong; where names it
    broken        ///< the plugin threw, hung, crashed or broke the contract
  };
  Kind kind = Kind::broken;
  std::string text;
  std::string where;
  bool operator==(const Error&) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

inline Error broken(std::string text) { return {Error::Kind::broken, std::move(text), {}}; }

/// The error behind a status of the contract.
Error error_of(rd_status status, const rd_error& error);

/// One adapter instance. Thread-safe; never throws what a plugin threw.
class AdapterCalls {
 public:
  AdapterCalls() = default;
  virtual ~AdapterCalls() = default;
  AdapterCalls(const AdapterCalls&) = delete;
  AdapterCalls& operator=(const AdapterCalls&) = delete;

  virtual Result<sdk::Admission> admit(const sdk::Message& message) = 0;
  virtual Result<sdk::Answer> reply(const sdk::ReplyRequest& request) = 0;
  virtual Result<sdk::Decoded> decode(const sdk::Message& message) = 0;
  /// Nothing from an adapter of before contract 1.1; so does vet.
  virtual Result<sdk::Decoded> relate(const sdk::Message& message, const sdk::Known& known) = 0;
  virtual Result<std::vector<sdk::Finding>> vet(const sdk::EncodeRequest& request,
                                                const sdk::Known& known) = 0;
  virtual Result<sdk::Message> encode(const sdk::EncodeRequest& request) = 0;
  virtual Result<sdk::Judgement> judge(const sdk::Message& sent, const sdk::Answer& answer) = 0;
};

/// What an adapter may ask of whoever runs it. Both may be called from every thread.
struct Surroundings {
  std::function<std::int64_t()> now_ms;
  std::function<void(std::int32_t level, std::string_view event, std::span<const sdk::Pair>)> log;
};

/// An instance in this process. What \p table belongs to stays loaded.
Result<std::unique_ptr<AdapterCalls>> make_direct(const rd_adapter& table,
                                                  std::span<const sdk::Pair> settings,
                                                  Surroundings surroundings);

}  // namespace rodedraad::plugin
