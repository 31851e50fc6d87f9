#pragma once

#include <sys/types.h>

#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "channel.h"
#include "frames.h"

namespace rodedraad::plugin {

/// One process that serves one instance of a plugin. Whatever it does, it is gone when this is. One
/// thread at a time.
class Child {
 public:
  /// Starts a process on a sealed library and lets it load. \returns the child and what it said of
  /// itself, or how that ended, in Dutch.
  static tl::expected<std::unique_ptr<Child>, std::string> start(int library, const Begin& begin,
                                                                 Channel::Moment until);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  const Hello& hello() const { return hello_; }
  /// Whether it still runs.
  bool alive() const;
  /// One call: the answer, or how it ended, in Dutch. After that the child is of no more use.
  tl::expected<std::string, std::string> ask(std::string_view request, Channel::Moment until);
  /// How it ends when it answers what cannot be.
  static std::string spoke_rubbish();

 private:
  Child(pid_t process, int handle, int socket);
  /// Ends the process, and says how it came to that.
  std::string ended(Channel::Trouble trouble);

  pid_t process_;
  int handle_;  ///< pidfd
  int socket_;
  Channel channel_;
  Hello hello_;
};

}  // namespace rodedraad::plugin
