from aws_cdk import App

App().synth()
