import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a compiled script what the compiler's runtime brings for things that no script of
 * ours does: reflection, an object's text, stack traces of Java exceptions, copies of arrays; and
 * what of a string the browser does by itself. What nothing refers to any more after that is
 * dropped by the next step of the build.
 *
 * <p>Each cut has to match exactly once: where a new compiler writes its runtime otherwise, the
 * build fails here and names the cut, instead of shipping a script that was cut wrongly.
 *
 * <p>Run by the build: {@code java Trim.java SCRIPT}; the file is replaced.
 */
final class Trim {
  private static final String NAME = "[\\w$]+";
  private static final String LIST = "\\[(?:[^\\[\\]]|\\[[^\\[\\]]*])*]";

  /**
   * A class in the tables by which the runtime sets up all classes: itself, its name, superclass,
   * interfaces, modifiers, where it is declared, initialiser, methods.
   */
  private static final Pattern CLASS =
      Pattern.compile(
          "(NAME),0,(NAME),LIST,\\d+,(?:0|LIST),(0|\\(\\)=>NAME\\(\\)),(0|LIST)(?:,|(?=]))"
              .replace("NAME", NAME)
              .replace("LIST", LIST));

  private String script;

  private Trim(String script) {
    this.script = script;
  }

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    Trim trim = new Trim(Files.readString(file).replace("\n", ""));
    trim.strings();
    trim.texts();
    trim.exceptions();
    trim.arrays();
    trim.classes();
    Files.writeString(file, trim.script);
  }

  /** An index beyond a string is no exception, here as in the browser. */
  private void strings() {
    cut(
        "String.indexOf",
        "([\\w$]+)=\\(a,b,c\\)=>\\{let d,e,f;d=[\\w$]+\\(0,c\\);e=a\\.([\\w$]+)\\.length-.*?return d;}",
        "$1=(a,b,c)=>a.$2.indexOf(b.$2,c)");
    cut(
        "String.concat",
        "[\\w$]+=[\\w$]+\\(([\\w$]+)\\.([\\w$]+)\\.length\\+([\\w$]+)\\.\\2\\.length\\|0\\);.*?"
            + "\\1=([\\w$]+\\(\\));\\1\\.\\2=[\\w$]+\\([\\w$]+\\.data\\);",
        "$3=$1.$2+$3.$2;$1=$4;$1.$2=$3;");
    cut(
        "String.substring",
        "([\\w$]+)=\\(a,b,c\\)=>\\{let d,e,f;d=a\\.([\\w$]+)\\.length;"
            + ".*?return ([\\w$]+\\(a\\.\\2\\.substring\\(b,c\\)\\)).*?return [\\w$]+;}",
        "$1=(a,b,c)=>$3");
  }

  private void texts() {
    cut(
        "Object.toString",
        "[\\w$]+\\.prototype\\.toString=function\\(\\)\\{return [\\w$]+\\([\\w$]+\\(this\\)\\);};",
        "");
    cut(
        "class of a value",
        "[\\w$]+\\.prototype\\.__teavm_class__=function\\(\\)\\{return [\\w$]+\\(this\\);};",
        "");
    cut("identity", "\\{this\\.\\$id\\$=0;}", "{}");
  }

  /** A Java exception is thrown as it is; it ends in one place, which reports that it came. */
  private void exceptions() {
    cut("throw", "let ([\\w$]+)=ex=>\\{throw [\\w$]+\\(ex\\);}", "let $1=ex=>{throw ex;}");
    cut("exception of an error", "[\\w$]+\\.javaException=[\\w$]+;", "");
    cut(
        "error of an exception",
        "([\\w$]+)=ex=>\\{let javaCause=.*?[\\w$]+\\(err,ex\\);}",
        "$1=ex=>{}");
    cut(
        "class of errors",
        "if\\(typeof Reflect==='object'\\)\\{let defaultMessage.*?}else \\{[\\w$]+=Error;}",
        "");
  }

  private void arrays() {
    cut("text of an array", "JavaArray\\.prototype\\.toString=.*?return str;};", "");
    cut(
        "copy of an array",
        "JavaArray\\.prototype\\.[\\w$]+=function\\(\\)\\{let dataCopy;.*?\\(dataCopy\\);};",
        "");
    cut(
        "names of an array",
        "let name=\"\\[\"\\+cls\\[[\\w$]+]\\.binaryName;JavaArray\\[([\\w$]+)]=([\\w$]+)\\(\\{.*?itemType:cls}\\);",
        "JavaArray[$1]=$2();");
  }

  /** Of a class only its superclass, its methods and the array class made from it are used. */
  private void classes() {
    cut(
        "properties of a class",
        "return Object\\.assign\\(\\{name:null,.*?},source\\|\\|\\{}\\);",
        "return Object.assign({arrayType:null,classObject:null},source);");
    cut("name of a class", "let className=data\\[i\\+\\+];.*?(let superclass)", "$1");
    cut("list of classes", "[\\w$]+\\.push\\(cls\\);", "");
    cut(
        "superclass and interfaces of a class",
        "m\\.parent=.*?m\\.superinterfaces=data\\[i\\+\\+];.*?(cls\\.prototype\\.constructor)",
        "cls.prototype=superclass?Object.create(superclass.prototype):{};$1");
    cut("rest of a class", "m\\.modifiers=data\\[i\\+\\+];.*?(let virtualMethods=)", "$1");
    for (int length = 0; length != script.length(); ) {
      length = script.length();
      script = CLASS.matcher(script).replaceAll(entry -> used(entry.group(1)) ? "$0" : "");
    }
    script = CLASS.matcher(script).replaceAll("$1,$2,$4,");
  }

  /** Whether more than its definition and the table name it: most classes hold only functions. */
  private boolean used(String name) {
    Pattern word = Pattern.compile("(?<![\\w$.])" + Pattern.quote(name) + "(?![\\w$])");
    return word.matcher(script).results().count() > 2;
  }

  private void cut(String what, String pattern, String left) {
    Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(script);
    long times = found.results().count();
    if (times != 1) {
      throw new IllegalStateException(
          what + ": found " + times + " times in the compiled script, has to be found once");
    }
    script = found.replaceFirst(left);
  }
}
