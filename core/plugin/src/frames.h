#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "wire.h"

/// What the hub and a plugin in a process of its own say to each other: the hub speaks first
/// (Begin), then each frame has one answer. A process serves one instance.
namespace rodedraad::plugin {

/// Raised with every change of what travels: the hub may have been upgraded under a running one.
inline constexpr std::uint32_t kProtocol = 1;

/// Where the process finds what it was given.
inline constexpr int kChannel = 3;
inline constexpr int kLibrary = 4;
inline constexpr int kProgram = 5;  ///< itself; it closes that first

struct Begin {
  std::uint32_t protocol = kProtocol;
  std::string name;                   ///< of the library, for messages
  std::vector<std::string> readable;  ///< files and folders that `create` may read
  std::uint64_t memory = 0;           ///< bytes of address space
};

/// The answer to Begin, when the library was loaded.
struct Hello {
  std::uint32_t protocol = 0;
  std::int32_t landlock = 0;  ///< version that the kernel has; 0: none
  Result<config::PluginInfo> info;
};

/// The first number of every later frame. Then the hub's time, then the arguments.
enum class Call { create, admit, reply, decode, relate, vet, encode, judge };

/// What the plugin logged during a call; before the result in every answer.
struct Logged {
  std::int32_t level = 0;
  std::string event;
  std::vector<sdk::Pair> fields;
};

template <>
inline constexpr int kLast<Call> = static_cast<int>(Call::judge);

template <>
struct Members<Begin> {
  static void of(auto& it, auto& with) { with(it.protocol, it.name, it.readable, it.memory); }
};
template <>
struct Members<Hello> {
  static void of(auto& it, auto& with) { with(it.protocol, it.landlock, it.info); }
};
template <>
struct Members<Logged> {
  static void of(auto& it, auto& with) { with(it.level, it.event, it.fields); }
};

template <class... T>
std::string written(const T&... values) {
  Writer writer;
  writer(values...);
  return writer.take();
}

}  // namespace rodedraad::plugin
